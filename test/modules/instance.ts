import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from "miniflare";
import { startBridge } from "../../db/bridge.ts";
import { migrateEnvironment } from "../../db/environment-migrations.ts";
import type { FileTree } from "../../lucca/compose/file-tree.ts";
import { build } from "./build.ts";
import { auds, startTeamDomain } from "./team-domain.ts";
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
  const { hostname, port } = new URL(databaseUrl);
  const bridge = await startBridge({ host: hostname, port: Number(port) });
  const teamDomain = await startTeamDomain();
  const worker = await readFile(join(folder, "worker.js"), "utf8");
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
            ACCESS_TEAM_DOMAIN: teamDomain.address,
            ACCESS_AUD_DASHBOARD: auds.dashboard,
            ACCESS_AUD_API: auds.api,
          },
          r2Buckets: ["STORAGE"],
          assets: {
            directory: join(folder, "dist"),
            binding: "ASSETS",
            run_worker_first: true,
            routerConfig: { has_user_worker: true },
          },
        },
      ],
    }),
  );
  const url = (await miniflare.ready).origin;
  return {
    url,
    /** The header by which the gate says who has signed in. */
    signedIn: { "cf-access-jwt-assertion": await teamDomain.token("mere@panna.nz") },
    async close() {
      await miniflare.dispose();
      await bridge.close();
      teamDomain.close();
    },
  };
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
      .map((path) => ({
        module,
        name: path.slice(folder.length),
        path,
        sql: String(tree.get(path)),
      })),
  );
}
