import { defineConfig } from "vite";

/** Where `npm run dev` has Mocca itself; the pages' calls go on there as if they came from it. */
const mocca = `http://localhost:${process.env["PORT"] ?? "8787"}`;
const handOn = { target: mocca, changeOrigin: true, ws: true, headers: { origin: mocca } };

export default defineConfig({
  root: "portal/console",
  css: { postcss: { plugins: [] } },
  build: {
    outDir: "../../dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      onLog(level, log, report) {
        // "use client" at the top of Mantine's files means nothing outside a server's bundle.
        if (log.code !== "MODULE_LEVEL_DIRECTIVE") report(level, log);
      },
    },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: Object.fromEntries(
      ["/api", "/git", "/webhooks", "/access", "/cdn-cgi", "/healthz"].map((at) => [at, handOn]),
    ),
  },
});
