import { asc, isNull } from "drizzle-orm";
import { z } from "zod";
import { person } from "../../db/schema.ts";
import { question } from "../verb.ts";

/** Everybody on the team, by name; at most 200. */
export const listPeople = question({
  name: "people/list",
  help: "Lists the team and their roles.",
  scope: "house",
  right: "manage",
  input: z.object({}),
  async run(db) {
    return db
      .select({ name: person.name, email: person.email, role: person.role })
      .from(person)
      .where(isNull(person.endedAt))
      .orderBy(asc(person.name))
      .limit(200);
  },
});
