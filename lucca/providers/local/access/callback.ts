import type { IncomingMessage } from "node:http";
import type { Db, Platform } from "../../../../db/platform.ts";
import { useCode } from "../../../access/code.ts";
import { safePath } from "../../../access/safe-path.ts";
import type { StandingOf } from "../../../access/standing.ts";
import type { PlainAnswer, Route } from "../front-door/guard.ts";
import { page } from "../front-door/page.ts";
import { stateIn } from "./cookies.ts";
import { letIn } from "./let-in.ts";

/**
 * `/cdn-cgi/access/callback?code=…&state=…&to=…` on an environment's own host: uses the console's code,
 * once, only where it belongs and in the browser that was sent away for it, sets this host's cookies and
 * goes on to a path of this host.
 */
export async function callback(
  { platform, standing }: { platform: Platform; standing: StandingOf },
  request: IncomingMessage,
  route: Route,
  asked: URLSearchParams,
): Promise<PlainAnswer> {
  const secure = platform.config.baseUrl.startsWith("https:");
  const state = stateIn(request.headers.cookie, secure);
  const sentFromHere = state !== undefined && state === asked.get("state");
  const use = (db: Db) => useCode(db, asked.get("code") ?? "", route.environmentId);
  const at = sentFromHere ? await platform.withDb(use) : undefined;
  const held = at && (await standing(at));
  const cookies = held ? await letIn(platform, at, held) : [];
  if (cookies.length === 0)
    return page(
      request,
      403,
      "Not let in",
      "This way in was used already, is too old, or is not for this address or this browser. Open the page again to come in anew.",
    );
  return {
    status: 302,
    headers: {
      Location: safePath(asked.get("to")),
      "Set-Cookie": cookies,
      "Cache-Control": "no-store",
      "Referrer-Policy": "no-referrer",
    },
    body: "",
  };
}
