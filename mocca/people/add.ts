import { isNotNull } from "drizzle-orm";
import { z } from "zod";
import { newId } from "../../db/id.ts";
import { Refusal } from "../../db/refusal.ts";
import { person } from "../../db/schema.ts";
import { queueMail } from "../outbox/queue-mail.ts";
import { verb } from "../verb.ts";
import { endWays } from "./end-ways.ts";

/**
 * Invites a person to the team: from now on they are on it, and a letter with their first sign-in link
 * goes out. One who has left comes back as new. Refuses an address that is there already.
 */
export const addPerson = verb({
  name: "people/add",
  help: "Invites a person to the team.",
  scope: "house",
  right: "own",
  input: z.object({
    email: z.email("an e-mail address").max(200).toLowerCase(),
    name: z.string().trim().min(1, "1 to 80 letters").max(80, "1 to 80 letters"),
    role: z.enum(["owner", "operator", "member"]),
  }),
  async run(tx, _context, input) {
    const back = { name: input.name, role: input.role, emailVerified: false, endedAt: null };
    const [added] = await tx
      .insert(person)
      .values({ id: newId(), ...input })
      .onConflictDoUpdate({
        target: person.email,
        set: { ...back, updatedAt: new Date() },
        setWhere: isNotNull(person.endedAt),
      })
      .returning({ id: person.id });
    if (added === undefined)
      throw new Refusal("conflict", `${input.email} is on the team already.`, "See /person list.");
    // What was asked for at the moment of leaving may have been left behind.
    await endWays(tx, added.id);
    await queueMail(tx, input.email, { mail: "invitation", person: added.id });
    const facts = { person: added.id, name: input.name, role: input.role };
    return {
      result: { id: added.id, ...input },
      events: [{ kind: "person invited", facts }],
      wake: [{ name: "send" }],
    };
  },
});
