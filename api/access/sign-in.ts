import { and, eq } from "drizzle-orm";
import type { Context } from "hono";
import { z } from "zod";
import type { Actor } from "../../db/actor.ts";
import type { Db } from "../../db/platform.ts";
import { accessApplication, client, dnsRecord, environment } from "../../db/schema.ts";
import { issueCode } from "../../lucca/access/code.ts";
import { safePath } from "../../lucca/access/safe-path.ts";
import { ownAddress } from "../../lucca/city.ts";
import { standing } from "../../mocca/access/standing.ts";
import type { House } from "../../mocca/verb.ts";
import { page } from "./page.ts";

type WhoAsks = (house: House, request: Request) => Promise<Actor | undefined>;

const asked = z.object({
  aud: z.uuid(),
  host: z.string().regex(/^[\w.-]{1,253}$/),
  state: z.string().max(100).default(""),
  to: z.string().max(8_192).catch("/"),
});

/**
 * `GET /access/sign-in?aud=…&host=…&state=…&to=…`: where an environment's gate sends a person it does not know.
 * Whoever has signed in at the console and is let in by the application's policy goes back with a code
 * that counts once, for that environment, within a minute; others sign in first or are told no.
 */
export async function accessSignIn(house: House, whoAsks: WhoAsks, c: Context): Promise<Response> {
  const { platform } = house;
  const read = asked.safeParse(c.req.query());
  const place = read.success
    ? await platform.withDb((db) => placeOf(db, read.data.aud, read.data.host))
    : undefined;
  if (!read.success || place === undefined)
    return page(
      c,
      404,
      "No such environment",
      "This link leads to no environment that is here now. Open the environment's own address again.",
    );
  const actor = await whoAsks(house, c.req.raw);
  if (actor?.via !== "console") {
    const { pathname, search } = new URL(c.req.url);
    return c.redirect(`/sign-in?${new URLSearchParams({ to: `${pathname}${search}` })}`);
  }
  const { aud, host, state, to } = read.data;
  const { environmentId } = place;
  const at = { sessionId: actor.session, personId: actor.person.id, environmentId };
  const code = await platform.withDb(async (db) => {
    const held = await standing(db, at);
    return held?.lets[place.part] === aud ? issueCode(db, place, at) : undefined;
  });
  const name = `${place.clientName} · ${place.environmentName}`;
  if (code === undefined)
    return page(
      c,
      403,
      "You may not come in here",
      `You are signed in as ${actor.person.email}, and the ${place.part} of ${name} is not open to you. Ask ${platform.config.ownerEmail}, or whoever looks after ${place.clientName}, to let you in.`,
    );
  const back = new URLSearchParams({ code, state, to: safePath(to) });
  c.header("cache-control", "no-store");
  c.header("referrer-policy", "no-referrer");
  return c.redirect(`${ownAddress(platform.config.baseUrl, host)}/cdn-cgi/access/callback?${back}`);
}

/** The environment of an application, when the host is one of its own. */
async function placeOf(db: Db, aud: string, host: string) {
  const [row] = await db
    .select({
      clientId: accessApplication.clientId,
      projectId: accessApplication.projectId,
      environmentId: accessApplication.environmentId,
      part: accessApplication.part,
      clientName: client.name,
      environmentName: environment.name,
    })
    .from(accessApplication)
    .innerJoin(environment, eq(environment.id, accessApplication.environmentId))
    .innerJoin(client, eq(client.id, accessApplication.clientId))
    .innerJoin(dnsRecord, eq(dnsRecord.environmentId, accessApplication.environmentId))
    .where(and(eq(accessApplication.id, aud), eq(dnsRecord.host, host)));
  return row;
}
