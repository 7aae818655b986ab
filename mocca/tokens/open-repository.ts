import { and, eq, gt, isNull } from "drizzle-orm";
import type { Actor } from "../../db/actor.ts";
import type { Db } from "../../db/platform.ts";
import { client, gitToken, person, project } from "../../db/schema.ts";
import { cityName } from "../../lucca/city.ts";
import { type City, loadCity } from "../../lucca/subject.ts";
import { judge } from "../rights.ts";
import { findClient } from "../scope.ts";
import { hashToken } from "./issue.ts";

export type Opened = { city: City; actor: Extract<Actor, { via: "key" }> };

/**
 * What a personal token opens under a repository's name: to read takes the right to look, to write
 * the right to deploy. A token of another client finds nothing, however right it is.
 */
export async function openRepository(
  db: Db,
  name: string,
  token: string,
  right: "read" | "write",
): Promise<Opened | "unauthenticated" | "not found"> {
  const [row] = await db
    .select({ id: gitToken.id, client, person })
    .from(gitToken)
    .innerJoin(client, eq(client.id, gitToken.clientId))
    .innerJoin(person, eq(person.id, gitToken.personId))
    .where(
      and(
        eq(gitToken.hash, hashToken(token)),
        isNull(gitToken.revokedAt),
        gt(gitToken.expiresAt, new Date()),
        isNull(person.endedAt),
      ),
    );
  if (row === undefined) return "unauthenticated";
  const { id, name: called, email, role } = row.person;
  const linked = { id, name: called, email, role };
  const actor = { via: "key" as const, person: linked, key: row.id, scopes: ["look", "deploy"] };
  const place = (await findClient(db, actor, row.client.slug))?.place;
  const needed = right === "read" ? "look" : "deploy";
  if (place === undefined || !judge(actor, needed, place).may) return "not found";
  const city = await cityNamed(db, row.client, name);
  if (city === undefined) return "not found";
  await db.update(gitToken).set({ usedAt: new Date() }).where(eq(gitToken.id, row.id));
  return { city, actor };
}

/** Where a push of a token's actor went, read again since the token itself is not kept. */
export async function pushedTo(db: Db, actor: Actor, name: string): Promise<City> {
  const key = actor.via === "key" ? actor.key : "";
  const [row] = await db
    .select({ client })
    .from(gitToken)
    .innerJoin(client, eq(client.id, gitToken.clientId))
    .where(eq(gitToken.id, key));
  const city = row && (await cityNamed(db, row.client, name));
  if (city === undefined) throw new Error(`A push came to ${name}, which the token does not open`);
  return city;
}

async function cityNamed(
  db: Db,
  owner: { id: string; slug: string },
  name: string,
): Promise<City | undefined> {
  const projects = await db.select().from(project).where(eq(project.clientId, owner.id));
  const wanted = projects.find((one) => cityName(owner, one) === name);
  return wanted && loadCity(db, owner.id, wanted.id);
}
