import { type HostEnvironment, hostEnvironment } from "./host-environment.ts";
import type { Answer, FromHost, Request, ToHost } from "./host-messages.ts";
import { startWatchdog } from "./watchdog.ts";

/*
 * The compute host: a process of its own that holds every environment's workerd, so that what clients
 * run stays apart from Mocca. Everything it is told comes over the channel to its parent; when that
 * closes, it ends with all that it holds.
 */
const [bridge = ""] = process.argv.slice(2);
const environments = new Map<string, HostEnvironment>();

startWatchdog();
process.once("disconnect", () => process.exit());
process.on("message", async ({ call, request }: ToHost) => {
  tell({ kind: "answer", call, answer: await answer(request) });
});

function tell(news: FromHost): void {
  if (process.connected) process.send?.(news);
}

async function answer(request: Request): Promise<Answer> {
  switch (request.kind) {
    case "start": {
      const { environmentId } = request.version;
      const home = environments.get(environmentId) ?? hostEnvironment(environmentId, bridge, tell);
      environments.set(environmentId, home);
      try {
        return { port: await home.start(request.instance, request.version) };
      } catch (failure) {
        // Mocca tells the reason to a person; this process goes on for the others.
        return { failed: failure instanceof Error ? failure.message : "The worker did not start." };
      }
    }
    case "stop":
      await environments.get(request.environmentId)?.stop(request.instance);
      return {};
    case "forget": {
      const home = environments.get(request.environmentId);
      environments.delete(request.environmentId);
      await home?.close();
      return {};
    }
    case "logs":
      return { lines: environments.get(request.environmentId)?.log.read() ?? [] };
  }
}
