import { z } from "zod";
import { createApp } from "../../api/app.ts";
import type { TestHouse } from "../house.ts";

const me = z.object({ person: z.object({ email: z.string() }) });

type Options = { method?: string; body?: unknown; headers?: Record<string, string> };

/**
 * What a browser does with Mocca: it keeps cookies, sends its Origin when it writes, and follows no
 * redirect by itself. `address` is where its socket comes from.
 */
export function browser(house: TestHouse, address = "203.0.113.7") {
  const app = createApp({ house });
  const { baseUrl } = house.platform.config;
  const cookies = new Map<string, string>();
  const seen: string[] = [];

  async function go(path: string, { method = "GET", body, headers = {} }: Options = {}) {
    const url = new URL(path, baseUrl);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await app.request(
      url.toString(),
      {
        method,
        redirect: "manual",
        headers: {
          host: url.host,
          ...(cookie && { cookie }),
          ...(method !== "GET" && { origin: url.origin }),
          ...(body !== undefined && { "content-type": "application/json" }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      },
      { incoming: { socket: { remoteAddress: address } } },
    );
    for (const set of answer.headers.getSetCookie()) keep(set);
    return answer;
  }

  function keep(set: string) {
    seen.push(set);
    const [pair = ""] = set.split(";");
    const at = pair.indexOf("=");
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (value === "" || /max-age=0/i.test(set)) cookies.delete(name);
    else cookies.set(name, value);
  }

  /** Who the server takes this browser for. */
  async function whoAmI(): Promise<string | undefined> {
    const answer = await go("/api/v1/people/me");
    return answer.status === 401 ? undefined : me.parse(await answer.json()).person.email;
  }

  return { go, cookies, seen, whoAmI };
}

/** Where an answer leads, as path and query; the whole address when it leaves the house. */
export function leadsTo(answer: Response): string | undefined {
  const to = answer.headers.get("location");
  return to?.replace(/^http:\/\/localhost:8787(?=\/)/, "");
}
