import { eq } from "drizzle-orm";
import { z } from "zod";
import { personOf } from "../../db/actor.ts";
import { Refusal } from "../../db/refusal.ts";
import { membership } from "../../db/schema.ts";
import { judge, rights } from "../rights.ts";
import { question } from "../verb.ts";

/** Who asks: the person, the rights that they have anywhere, and the session they ask from. */
export const me = question({
  name: "people/me",
  help: "Tells who you are and what you may do.",
  scope: "house",
  right: "look",
  input: z.object({}),
  async run(db, { actor }) {
    const self = personOf(actor);
    if (self === undefined) throw new Refusal("not_allowed", "Only a person is somebody here.");
    const { id, name, email, role } = self;
    const given = await db
      .select({ role: membership.role })
      .from(membership)
      .where(eq(membership.personId, id));
    const places = [
      { at: "house" as const },
      ...given.map((row) => ({ at: "client" as const, role: row.role })),
    ];
    return {
      person: { id, name, email, role },
      rights: rights.filter((right) => places.some((place) => judge(actor, right, place).may)),
      session: actor.via === "console" ? actor.session : null,
    };
  },
});
