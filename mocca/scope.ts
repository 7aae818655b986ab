import { and, eq } from "drizzle-orm";
import { type Actor, personOf, type Role } from "../db/actor.ts";
import type { Db } from "../db/platform.ts";
import { Refusal } from "../db/refusal.ts";
import { client, membership } from "../db/schema.ts";
import { judge, type Right, rightWords } from "./rights.ts";
import type { Client } from "./verb.ts";

/**
 * Loads a client through the actor's rights. An unknown client and one that the actor may not see
 * are refused in the same words.
 */
export async function clientFor(db: Db, actor: Actor, slug: string, right: Right): Promise<Client> {
  const found = await findClient(db, actor, slug);
  if (found === undefined || !judge(actor, leastLook(right), found.place).may)
    throw new Refusal(
      "not_found",
      `There is no client “${slug}” here that you may see.`,
      "See /client list.",
    );
  const verdict = judge(actor, right, found.place);
  if (!verdict.may)
    throw new Refusal(
      "not_allowed",
      `You may not ${rightWords[right]} for ${found.client.name}: ${verdict.because}.`,
      "Ask an owner, or see /can.",
    );
  return found.client;
}

/** The client of a name with the actor's role there; a key made for another client finds none. */
export async function findClient(db: Db, actor: Actor, slug: string) {
  if ("client" in actor && actor.client !== undefined && actor.client !== slug) return undefined;
  const person = personOf(actor);
  const [row] = await db
    .select({ client, role: membership.role })
    .from(client)
    .leftJoin(
      membership,
      and(
        eq(membership.clientId, client.id),
        eq(membership.personId, person?.id ?? "00000000-0000-0000-0000-000000000000"),
      ),
    )
    .where(eq(client.slug, slug));
  if (row === undefined) return undefined;
  const place: { at: "client"; role: Role | undefined } = {
    at: "client",
    role: row.role ?? undefined,
  };
  return { client: row.client, place };
}

/** A webhook sees a client only in order to report on it. */
function leastLook(right: Right): Right {
  return right === "report" ? "report" : "look";
}

/** Refuses an actor who does not have a right in the house as a whole. */
export function inHouse(actor: Actor, right: Right): void {
  const verdict = judge(actor, right, { at: "house" });
  if (!verdict.may)
    throw new Refusal(
      "not_allowed",
      `You may not ${rightWords[right]}: ${verdict.because}.`,
      "Ask an owner, or see /can.",
    );
}

/** Refuses a key: what a person does about themselves, and what they say, is theirs alone. */
export function notByKey(actor: Actor): void {
  if (actor.via === "key")
    throw new Refusal(
      "not_allowed",
      "A key may not do this: it is for people who are signed in.",
      "Do it in the console or in a terminal.",
    );
}
