import { defineConfig } from "vite";

export default defineConfig({
  root: "apps/dashboard",
  publicDir: false,
  css: { postcss: { plugins: [] } },
  build: {
    outDir: "../../dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      onLog(level, log, report) {
        // "use client" at the top of Mantine's files means nothing outside a server's bundle.
        if (log.code !== "MODULE_LEVEL_DIRECTIVE") report(level, log);
      },
    },
  },
});
