import { defineConfig } from "vite";

export default defineConfig({
  root: "apps/dashboard",
  publicDir: false,
  css: { postcss: { plugins: [] } },
  build: {
    outDir: "../../dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    // "use client" at the top of Mantine's files means nothing outside a server's bundle.
    rolldownOptions: { checks: { unsupportedFeature: false } },
  },
});
