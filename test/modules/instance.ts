import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build as bundle } from "esbuild";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from "miniflare";
import { build as buildPages, createLogger } from "vite";
import { migrateEnvironment } from "../../db/environment-migrations.ts";
import type { FileTree } from "../../lucca/compose/file-tree.ts";
import { bridgeTo } from "./bridge.ts";
import { writeTree } from "./write-tree.ts";

/** Builds a composed repository and runs it in workerd on the database of `databaseUrl`. */
export async function startInstance(
  folder: string,
  tree: FileTree,
  databaseUrl: string,
  environment: "staging" | "production" = "staging",
) {
  await writeTree(folder, tree);
  await build(folder);
  await migrateEnvironment(databaseUrl, migrationsOf(tree), new AbortController().signal);
  const bridge = await bridgeTo(databaseUrl);
  const worker = await readFile(join(folder, "dist/worker.js"), "utf8");
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      cf: false,
      telemetry: { enabled: false },
      log: new Log(LogLevel.ERROR),
      workers: [
        {
          name: "app",
          modules: [{ type: "ESModule", path: "worker.js", contents: worker }],
          compatibilityDate: "2026-04-01",
          compatibilityFlags: ["nodejs_compat"],
          bindings: {
            DATABASE_URL: databaseUrl,
            DATABASE_PROXY: bridge.address,
            COMMIT: "0123456789abcdef0123456789abcdef01234567",
            ENVIRONMENT: environment,
            CLIENT_NAME: "Panna",
          },
          r2Buckets: ["STORAGE"],
          assets: { directory: join(folder, "dist/assets"), binding: "ASSETS", run_worker_first: true,  routerConfig: { has_user_worker: true, invoke_user_worker_ahead_of_assets: true } },
        },
      ],
    }),
  );
  const url = (await miniflare.ready).origin;
  return {
    url,
    async close() {
      await miniflare.dispose();
      await bridge.close();
    },
  };
}

export async function build(folder: string): Promise<void> {
  await buildPages({
    configFile: false,
    root: join(folder, "apps/dashboard"),
    publicDir: false,
    envDir: false,
    customLogger: createLogger("silent"),
    css: { postcss: { plugins: [] } },
    build: { outDir: join(folder, "dist/assets"), assetsInlineLimit: 0, reportCompressedSize: false },
  });
  await bundle({
    entryPoints: [join(folder, "apps/api/index.ts")],
    outfile: join(folder, "dist/worker.js"),
    bundle: true,
    minify: true,
    format: "esm",
    conditions: ["workerd", "worker", "browser"],
    logLevel: "silent",
  });
}

function migrationsOf(tree: FileTree) {
  const lock: { modules: { name: string }[] } = JSON.parse(String(tree.get("mocca.lock.json")));
  const folders = [
    ...lock.modules.map(({ name }) => ({ module: name, folder: `migrations/${name}/` })),
    { module: "custom", folder: "custom/migrations/" },
  ];
  return folders.flatMap(({ module, folder }) =>
    [...tree.keys()]
      .filter((path) => path.startsWith(folder) && path.endsWith(".sql"))
      .sort()
      .map((path) => ({ module, name: path.slice(folder.length), path, sql: String(tree.get(path)) })),
  );
}
