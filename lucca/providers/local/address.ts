import { request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { cityName, hostsOf, ownAddress } from "../../city.ts";
import type { Found, Provider, Work } from "../../provider.ts";
import { environmentIn } from "./environment-in.ts";
import type { Local } from "./local.ts";

const deadlineMs = 15_000;
const pauseMs = 50;

/** Asks an environment through the front door, by its own host, until it names its commit. */
export function address(local: Local): Provider {
  return {
    class: "E",
    observe: (work) => answers(local, work),
    async ensure(work) {
      const until = Date.now() + deadlineMs;
      for (;;) {
        const found = await answers(local, work);
        if (found !== undefined) return found;
        if (Date.now() > until) throw new Error(`${addressOf(work)} does not answer`);
        await wait(pauseMs, undefined, { signal: work.signal });
      }
    },
    remove: async () => undefined,
  };
}

function addressOf(work: Work): string {
  const { client, project } = work.subject;
  const { baseUrl } = work.platform.config;
  const [own] = hostsOf(
    baseUrl,
    cityName(client, project),
    project.manifest,
    environmentIn(work).name,
  );
  return ownAddress(baseUrl, own);
}

async function answers(local: Local, work: Work): Promise<Found | undefined> {
  const url = addressOf(work);
  const health = await healthz(local.origin, new URL(url).host);
  if (health === undefined) return undefined;
  return { externalId: url, marker: work.marker, facts: { url, commit: health } };
}

/** The commit that `/healthz` names at a host, asked on loopback, since Node does not resolve *.localhost. */
function healthz(origin: string, host: string): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const asked = request(`${origin}/healthz`, { headers: { host }, timeout: 5_000 }, (answer) => {
    let body = "";
    answer.setEncoding("utf8");
    answer.on("data", (chunk: string) => {
      body += chunk;
    });
    answer.on("end", () => resolve(answer.statusCode === 200 ? commitIn(body) : undefined));
  });
  asked.on("timeout", () => asked.destroy());
  asked.on("error", () => resolve(undefined));
  asked.end();
  return promise;
}

function commitIn(body: string): string | undefined {
  // A worker of the client's own may answer anything here.
  try {
    const { ok, commit } = JSON.parse(body);
    return ok === true && typeof commit === "string" ? commit : undefined;
  } catch {
    return undefined;
  }
}
