import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "../../db/platform.ts";
import { client, membership, person } from "../../db/schema.ts";
import { pageOf } from "../page.ts";
import { question } from "../verb.ts";

/**
 * Everybody on the team, by name: `invited` until their first sign-in, then `active`, with the clients
 * they were given. `next` is where the following page begins.
 */
export const listPeople = question({
  name: "people/list",
  help: "Lists the team, their roles and the clients they were given.",
  scope: "house",
  right: "manage",
  input: z.object({ after: z.uuid().optional(), limit: z.int().min(1).max(200).default(200) }),
  async run(db, _context, { after, limit }) {
    const begins = sql`(${person.name}, ${person.id}) > (select p.name, p.id from ${person} p where p.id = ${after})`;
    const found = await db
      .select()
      .from(person)
      .where(and(isNull(person.endedAt), after === undefined ? undefined : begins))
      .orderBy(asc(person.name), asc(person.id))
      .limit(limit + 1);
    const page = pageOf(found, limit, (last) => last.id);
    const given = await clientsOf(
      db,
      page.rows.map(({ id }) => id),
    );
    return {
      ...page,
      rows: page.rows.map(({ id, name, email, role, emailVerified, createdAt }) => ({
        id,
        name,
        email,
        role,
        state: emailVerified ? ("active" as const) : ("invited" as const),
        createdAt,
        clients: given
          .filter((one) => one.personId === id)
          .map(({ slug, name, role }) => ({ slug, name, role })),
      })),
    };
  },
});

async function clientsOf(db: Db, people: string[]) {
  return db
    .select({
      personId: membership.personId,
      slug: client.slug,
      name: client.name,
      role: membership.role,
    })
    .from(membership)
    .innerJoin(client, eq(client.id, membership.clientId))
    .where(inArray(membership.personId, people))
    .orderBy(asc(client.slug));
}
