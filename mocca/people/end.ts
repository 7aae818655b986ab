import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { outbox, person } from "../../db/schema.ts";
import { verb } from "../verb.ts";
import { endWays } from "./end-ways.ts";
import { keepOwner } from "./keep-owner.ts";
import { onTeam } from "./on-team.ts";

/** A person leaves: whatever let them in ends at once with them. Refuses the last owner. */
export const endPerson = verb({
  name: "people/end",
  help: "Takes a person off the team, with all that lets them in.",
  scope: "house",
  right: "own",
  input: z.object({ email: z.string().toLowerCase() }),
  async run(tx, _context, { email }) {
    const { id, name } = await onTeam(tx, email);
    await keepOwner(tx, { id, name });
    const now = new Date();
    await tx.update(person).set({ endedAt: now, updatedAt: now }).where(eq(person.id, id));
    const ended = await endWays(tx, id);
    const unsent = inArray(outbox.state, ["waiting", "kept", "dead"]);
    await tx.delete(outbox).where(and(eq(outbox.target, `mail:${email}`), unsent));
    return {
      result: { name, email, ...ended },
      events: [{ kind: "person ended", facts: { person: id, name, ...ended } }],
    };
  },
});
