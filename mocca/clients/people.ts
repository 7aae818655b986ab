import { and, asc, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { membership, person } from "../../db/schema.ts";
import { question } from "../verb.ts";

/** Whom a client was given to, with their role there and in the house, by name; at most 200. */
export const clientPeople = question({
  name: "clients/people",
  help: "Lists the people that a client was given to.",
  scope: "client",
  right: "manage",
  input: z.strictObject({}),
  async run(db, { client }) {
    return db
      .select({
        email: person.email,
        name: person.name,
        house: person.role,
        role: membership.role,
        since: membership.createdAt,
      })
      .from(membership)
      .innerJoin(person, eq(person.id, membership.personId))
      .where(and(eq(membership.clientId, client.id), isNull(person.endedAt)))
      .orderBy(asc(person.name))
      .limit(200);
  },
});
