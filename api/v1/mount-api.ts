import type { Context, Hono } from "hono";
import { type Actor, personOf } from "../../db/actor.ts";
import { Refusal } from "../../db/refusal.ts";
import type { House } from "../../mocca/verb.ts";
import { whoAsks } from "../auth/who-asks.ts";
import { problem } from "../errors.ts";
import { overLimit } from "../rate-limit.ts";
import { tooMany } from "../too-many.ts";
import { deliveryOf } from "./delivery.ts";
import { keepable } from "./keepable.ts";
import { openApi } from "./open-api.ts";
import { readBody } from "./read-body.ts";
import { readQuery } from "./read-query.ts";
import { type Route, routes } from "./routes.ts";

/** How much one person may say and change, whatever they do it with. */
const writing = { most: 240, seconds: 60 };

/**
 * Mounts every address of the API and its document. 401 without a session or a key, 429 for somebody who
 * writes more often than a person would.
 */
export function mountApi(app: Hono, house: House): void {
  app.get("/api/v1/openapi.json", (c) => c.json(openApi(house.platform.config)));
  app.get("/api/v1/live", webSocketOnly);
  for (const route of routes)
    app.on(route.method, route.path, async (c) => {
      const actor = await whoAsks(house, c.req.raw);
      if (actor === undefined) return signInFirst(c);
      const wait = route.kind === "question" ? undefined : await tooOften(house, actor);
      return wait === undefined ? answer(house, actor, route, c) : tooMany(c, wait);
    });
}

/** What becomes a WebSocket is taken over before it comes here. */
function webSocketOnly(c: Context): Response {
  c.header("upgrade", "websocket");
  return problem(c, 426, "Pages listen here by WebSocket.", {
    next: "Ask for one, or read again every few seconds.",
  });
}

function signInFirst(c: Context): Response {
  c.header("www-authenticate", 'Bearer realm="Mocca"');
  return problem(c, 401, "Nobody is signed in here.", {
    next: "Sign in, or send a key as Authorization: Bearer mocca_key_….",
  });
}

function tooOften({ platform }: House, actor: Actor): Promise<number | undefined> {
  return platform.withDb((db) => overLimit(db, `write by ${personOf(actor)?.id}`, writing));
}

async function answer(house: House, actor: Actor, route: Route, c: Context): Promise<Response> {
  const raw =
    route.kind === "question" ? readQuery(route.input, c.req.queries()) : await readBody(c);
  const client = c.req.param("client") ?? "";
  if (!keepable([client, raw]))
    throw new Refusal(
      "invalid",
      "Nothing was done: some text holds a letter that cannot be kept.",
      "Leave out NUL and halves of letters.",
    );
  const delivery = route.kind === "verb" ? deliveryOf(house, actor, c.req, raw) : undefined;
  const result = await route.answer({ house, actor, client, raw, ...(delivery && { delivery }) });
  return c.json(result ?? null);
}
