import { and, asc, gt, isNull } from "drizzle-orm";
import { z } from "zod";
import { person } from "../../db/schema.ts";
import { pageLimit, pageOf } from "../page.ts";
import { question } from "../verb.ts";

/** Who is on the team, by address: what anybody on it may know of the others in order to write to them. */
export const listColleagues = question({
  name: "people/colleagues",
  help: "Lists who is on the team, by name and address.",
  scope: "house",
  right: "look",
  input: z.object({ after: z.string().optional(), limit: pageLimit }),
  async run(db, _context, { after, limit }) {
    const found = await db
      .select({ id: person.id, name: person.name, email: person.email })
      .from(person)
      .where(and(isNull(person.endedAt), after === undefined ? undefined : gt(person.email, after)))
      .orderBy(asc(person.email))
      .limit(limit + 1);
    return pageOf(found, limit, ({ email }) => email);
  },
});
