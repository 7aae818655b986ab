import type { IncomingMessage } from "node:http";
import type { Platform } from "../../../../db/platform.ts";
import { partOf } from "../../../access/part.ts";
import { publicKeys } from "../../../access/signing-keys.ts";
import type { StandingOf } from "../../../access/standing.ts";
import { readToken } from "../../../access/token.ts";
import { pathOf } from "../front-door/forward.ts";
import type { Guard, PlainAnswer, Route } from "../front-door/guard.ts";
import { page } from "../front-door/page.ts";
import { audsOf } from "./auds-of.ts";
import { callback } from "./callback.ts";
import { tokensIn } from "./cookies.ts";
import { keptFor } from "./kept-for.ts";
import { keySet } from "./key-set.ts";
import { letIn } from "./let-in.ts";
import { machineIn, machines } from "./machine.ts";
import { fromElsewhere, shut, turnedAway } from "./turned-away.ts";

/** How long, in ms, a session and a policy that held are taken to hold still. */
const freshMs = 3_000;
/** An environment's applications hardly ever change. */
const audsMs = 2_000;
/** A token that has less than this left, in seconds, is renewed with the answer. */
const renewal = 5 * 60;

const reading = ["GET", "HEAD", "OPTIONS"];

/**
 * The gate of every environment: lets a request pass with an assertion made from a person's cookie or a
 * machine's service token, and answers all others itself. `/healthz` alone is open. `standing` says
 * whether a session lives and what its person may enter.
 */
export function gate(house: { platform: Platform; standing: StandingOf }): Guard {
  const { platform } = house;
  const console = new URL(platform.config.baseUrl).origin;
  const keys = keySet(platform);
  const auds = keptFor(audsMs, (environmentId: string) => audsOf(platform, environmentId));
  const standing = keptFor(freshMs, house.standing);
  const machine = machines(platform);

  return async (request, route) => {
    const { environmentId } = route;
    const { pathname, searchParams } = new URL(`http://here${pathOf(request)}`);
    if (pathname === "/healthz") return { pass: {} };
    if (pathname.startsWith("/cdn-cgi/"))
      return { answer: await own(request, route, pathname, searchParams) };
    const part = partOf(pathname);
    const aud = (await auds(environmentId))[part];
    if (aud === undefined) return { answer: shut(request, route) };

    const said = machineIn(request);
    const assertion = said && (await machine({ environmentId, part, aud, ...said }));
    if (assertion !== undefined) return { pass: { "Cf-Access-Jwt-Assertion": assertion } };

    for (const token of tokensIn(request.headers.cookie)) {
      const read = await readToken(token, keys, { issuer: console, aud });
      if (read === undefined) continue;
      const at = { sessionId: read.identity_nonce, personId: read.sub, environmentId };
      const held = await standing(at);
      if (held?.lets[part] !== aud) continue;
      if (changes(request) && !fromHere(request)) return { answer: fromElsewhere(request, route) };
      const cookies = read.exp - Date.now() / 1000 < renewal ? await letIn(platform, at, held) : [];
      const email = Buffer.from(held.email).toString("latin1");
      const pass = {
        "Cf-Access-Jwt-Assertion": token,
        "Cf-Access-Authenticated-User-Email": email,
      };
      return { pass, cookies };
    }
    return { answer: turnedAway(request, route, { console, part, aud }) };
  };

  /** What the gate itself answers on an environment's host. */
  async function own(
    request: IncomingMessage,
    route: Route,
    pathname: string,
    asked: URLSearchParams,
  ): Promise<PlainAnswer> {
    if (pathname === "/cdn-cgi/access/certs") {
      const body = JSON.stringify({ keys: await platform.withDb(publicKeys) });
      return { status: 200, headers: { "Content-Type": "application/json" }, body };
    }
    if (pathname === "/cdn-cgi/access/callback" && request.method === "GET")
      return callback(house, request, route, asked);
    return page(request, 404, "Not found", "There is nothing here.");
  }

  /** Browsers name the origin of every write and of every WebSocket; a cookie counts with the right one alone. */
  function fromHere(request: IncomingMessage): boolean {
    const { protocol } = new URL(console);
    return request.headers.origin === `${protocol}//${request.headers.host}`;
  }
}

function changes({ method = "GET", headers }: IncomingMessage): boolean {
  return !reading.includes(method) || headers.upgrade !== undefined;
}
