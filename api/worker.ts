import { Refusal } from "../db/refusal.ts";
import { createApp } from "./app.ts";
import { forget } from "./forget.ts";
import { inPlainWords } from "./plain-words.ts";
import { wakeAll } from "./sweep.ts";
import { vendorsOnWorkers } from "./vendors-on-workers.ts";
import { type Assets, workerPages } from "./worker-pages.ts";
import { onWorker } from "./worker-platform.ts";
import { readWorkerSettings } from "./worker-settings.ts";

type Bindings = Readonly<Record<string, unknown>> & { ASSETS: Assets };
type Context = { waitUntil(work: Promise<unknown>): void };

// What Cloudflare calls: for each request, and by the clock of wrangler.toml.
export default {
  async fetch(request: Request, env: Bindings, context: Context): Promise<Response> {
    const settings = settingsOf(env);
    if (settings === undefined) return notSetUp();
    const { config, database } = settings;
    const { result, over } = onWorker(config, database, async (platform) => {
      const house = { platform, vendors: vendorsOnWorkers };
      const app = createApp({ house, pages: workerPages(env.ASSETS) });
      // Cloudflare itself sets this header, whatever came in under its name.
      const remoteAddress = request.headers.get("cf-connecting-ip") ?? "unknown";
      return app.fetch(request, { incoming: { socket: { remoteAddress } } });
    });
    context.waitUntil(over);
    return result;
  },

  async scheduled(_: unknown, env: Bindings, context: Context): Promise<void> {
    const settings = settingsOf(env);
    if (settings === undefined) return;
    const { config, database } = settings;
    const { result, over } = onWorker(config, database, async (platform) => {
      await wakeAll(platform);
      await forget(platform);
    });
    context.waitUntil(over);
    await result;
  },
};

/** The settings, or nothing once the log says what is wrong with them. */
function settingsOf(env: Bindings): ReturnType<typeof readWorkerSettings> | undefined {
  // The entry's one catch: there is nothing yet that could answer it.
  try {
    return readWorkerSettings(env);
  } catch (error) {
    console.error(error instanceof Refusal ? inPlainWords(error) : error);
    return undefined;
  }
}

function notSetUp(): Response {
  const title = "Mocca is not set up here yet.";
  const next = "Whoever runs it finds in its log what is missing.";
  const headers = { "content-type": "application/problem+json", "cache-control": "no-store" };
  return new Response(JSON.stringify({ title, status: 503, next }), { status: 503, headers });
}
