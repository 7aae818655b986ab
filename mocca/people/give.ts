import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { Refusal } from "../../db/refusal.ts";
import { membership, person } from "../../db/schema.ts";
import { verb } from "../verb.ts";

/** Gives a person a role at one client; the same again changes it. */
export const giveClient = verb({
  name: "people/give",
  help: "Gives a person a role at one client.",
  scope: "client",
  right: "own",
  input: z.object({
    email: z.string().toLowerCase(),
    role: z.enum(["owner", "operator", "member"]),
  }),
  async run(tx, { client }, { email, role }) {
    const [found] = await tx
      .select()
      .from(person)
      .where(and(eq(person.email, email), isNull(person.endedAt)));
    if (found === undefined)
      throw new Refusal(
        "not_found",
        `Nobody on the team has the address ${email}.`,
        "Add them with /person add.",
      );
    await tx
      .insert(membership)
      .values({ clientId: client.id, personId: found.id, role })
      .onConflictDoUpdate({ target: [membership.personId, membership.clientId], set: { role } });
    const facts = { person: found.id, name: found.name, role };
    return {
      result: { name: found.name, client: client.name, role },
      events: [{ kind: "client given", clientId: client.id, facts }],
    };
  },
});
