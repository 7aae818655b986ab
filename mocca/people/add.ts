import { z } from "zod";
import { newId } from "../../db/id.ts";
import { Refusal } from "../../db/refusal.ts";
import { person } from "../../db/schema.ts";
import { verb } from "../verb.ts";

/** Adds a person to the team with a role in the house. Refuses an address that is there already. */
export const addPerson = verb({
  name: "people/add",
  help: "Adds a person to the team.",
  scope: "house",
  right: "own",
  input: z.object({
    email: z.email("an e-mail address").max(200).toLowerCase(),
    name: z.string().trim().min(1, "1 to 80 letters").max(80, "1 to 80 letters"),
    role: z.enum(["owner", "operator", "member"]),
  }),
  async run(tx, _context, input) {
    const id = newId();
    const [added] = await tx
      .insert(person)
      .values({ id, ...input })
      .onConflictDoNothing()
      .returning({ id: person.id });
    if (added === undefined)
      throw new Refusal("conflict", `${input.email} is on the team already.`, "See /person list.");
    const facts = { person: id, name: input.name, role: input.role };
    return { result: { id, ...input }, events: [{ kind: "person added", facts }] };
  },
});
