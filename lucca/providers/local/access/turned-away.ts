import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Part } from "../../../access/part.ts";
import { pathOf } from "../front-door/forward.ts";
import type { PlainAnswer, Route } from "../front-door/guard.ts";
import { page } from "../front-door/page.ts";
import { stateCookie, stateIn } from "./cookies.ts";

/** Nobody is known: a person who opens a page is sent to sign in and comes back; all others are told. */
export function turnedAway(
  request: IncomingMessage,
  route: Route,
  { console, part, aud }: { console: string; part: Part; aud: string },
): PlainAnswer {
  const opensPage =
    part === "dashboard" &&
    request.method === "GET" &&
    request.headers.upgrade === undefined &&
    request.headers.accept?.includes("text/html") === true;
  if (!opensPage) {
    const next =
      request.headers["sec-fetch-mode"] === undefined
        ? "A program sends CF-Access-Client-Id and CF-Access-Client-Secret."
        : "Your sign-in may have run out: open this page in another tab, then try again here.";
    const detail = `Nothing was done: ${nameOf(route)} is open to people who have signed in. ${next}`;
    return page(request, 401, "Not signed in", detail);
  }
  const host = (request.headers.host ?? "").toLowerCase().replace(/:\d*$/, "");
  // Pages that are opened at the same time share one, so that each finds its way back.
  const secure = console.startsWith("https:");
  const state = stateIn(request.headers.cookie, secure) ?? randomBytes(16).toString("base64url");
  const asked = new URLSearchParams({ aud, host, state, to: pathOf(request) });
  return {
    status: 302,
    headers: {
      Location: `${console}/access/sign-in?${asked}`,
      "Set-Cookie": stateCookie(state, secure),
      "Cache-Control": "no-store",
    },
    body: "",
  };
}

/** A browser sent another site's wish along with a person's cookie. */
export function fromElsewhere(request: IncomingMessage, route: Route): PlainAnswer {
  return page(
    request,
    403,
    "Not allowed",
    `Nothing was changed: the request did not come from a page of ${nameOf(route)}. Open the page there and try again.`,
  );
}

/** The environment has no application for what is asked: it stays shut. */
export function shut(request: IncomingMessage, route: Route): PlainAnswer {
  return page(
    request,
    503,
    "Shut",
    `${nameOf(route)} has no access application, so nobody is let in. Provision it again.`,
  );
}

function nameOf(route: Route): string {
  return `${route.clientName} (${route.environmentName})`;
}
