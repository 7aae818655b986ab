import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from "miniflare";
import { startBridge } from "../../db/bridge.ts";
import { openDb } from "../../db/pg.ts";
import { compatibilityDate } from "../../lucca/providers/local/compute/workerd.ts";
import type { Bundle } from "./bundle.ts";
import { baseUrl, type Runtime, type Start } from "./runtime.ts";

export type Workers = Runtime & {
  /** Calls what the clock of wrangler.toml calls. */
  sweep(): Promise<void>;
  logged: string[];
};

type Scheduled = { scheduled(): Promise<unknown> };

/** The bundle in workerd, on a PostgreSQL behind the bridge that speaks Neon's protocol. */
export async function onWorkers(
  { code, pages }: Bundle,
  { databaseUrl, masterKey }: Start,
  more: Record<string, string> = {},
): Promise<Workers> {
  const { hostname, port } = new URL(databaseUrl);
  const bridge = await startBridge({ host: hostname, port: Number(port) });
  const logged: string[] = [];
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      cf: false,
      telemetry: { enabled: false },
      log: new Log(LogLevel.ERROR),
      handleStructuredLogs: ({ message }) => logged.push(message),
      workers: [
        {
          name: "mocca",
          modules: [{ type: "ESModule", path: "worker.js", contents: code }],
          compatibilityDate,
          compatibilityFlags: ["nodejs_compat"],
          bindings: {
            DATABASE_URL: databaseUrl,
            DATABASE_PROXY: bridge.address,
            MOCCA_BASE_URL: baseUrl,
            MOCCA_MASTER_KEY: Buffer.from(masterKey).toString("base64"),
            ...more,
          },
          assets: {
            directory: pages,
            binding: "ASSETS",
            run_worker_first: true,
            routerConfig: { has_user_worker: true },
            assetConfig: { html_handling: "none", not_found_handling: "none" },
          },
        },
      ],
    }),
  );
  await miniflare.ready;
  const database = openDb(databaseUrl, { max: 2 });
  return {
    async fetch(url, init) {
      const headers = new Headers(init?.headers);
      headers.set("cf-connecting-ip", "127.0.0.1");
      const body = init?.body == null ? {} : { body: String(init.body) };
      const method = init?.method ?? "GET";
      const answer = await miniflare.dispatchFetch(url, {
        method,
        headers: [...headers],
        redirect: "manual",
        ...body,
      });
      const bytes = [204, 304].includes(answer.status) ? null : await answer.arrayBuffer();
      return new Response(bytes, { status: answer.status, headers: [...answer.headers] });
    },
    async sweep() {
      // Miniflare's own types leave it out where Cloudflare's are not installed.
      const worker = (await miniflare.getWorker("mocca")) as unknown as Scheduled;
      await worker.scheduled();
    },
    logged,
    database,
    async close() {
      await miniflare.dispose();
      await bridge.close();
      await database.close();
    },
  };
}
