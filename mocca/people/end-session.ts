import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { Refusal } from "../../db/refusal.ts";
import { person, session } from "../../db/schema.ts";
import { judge } from "../rights.ts";
import { verb } from "../verb.ts";
import { byThemselves } from "./by-themselves.ts";
import { dropLinks } from "./drop-links.ts";

/** Ends one session at once: one's own, or for an owner anybody's. Links that wait for that person end too. */
export const endSession = verb({
  name: "people/end-session",
  help: "Signs one session out.",
  scope: "house",
  right: "look",
  input: z.object({ session: z.uuid("a session's id") }),
  async run(tx, { actor }, input) {
    const self = byThemselves(actor);
    const anybody = judge(actor, "own", { at: "house" }).may;
    const own = anybody ? undefined : eq(session.personId, self.id);
    const [ended] = await tx
      .delete(session)
      .where(and(eq(session.id, input.session), own))
      .returning({ id: session.id, personId: session.personId });
    if (ended === undefined)
      throw new Refusal("not_found", "There is no such session any more.", "See /session list.");
    await dropLinks(tx, ended.personId);
    const [whose] = await tx
      .select({ name: person.name })
      .from(person)
      .where(eq(person.id, ended.personId));
    const name = whose?.name ?? self.name;
    const facts = { person: ended.personId, name, session: ended.id };
    return { result: { name }, events: [{ kind: "session ended", facts }] };
  },
});
