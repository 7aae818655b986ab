import { eq } from "drizzle-orm";
import { z } from "zod";
import { person } from "../../db/schema.ts";
import { verb } from "../verb.ts";
import { keepOwner } from "./keep-owner.ts";
import { onTeam } from "./on-team.ts";

/** Changes a person's name or their role in the house, at once. The last owner stays one. */
export const changePerson = verb({
  name: "people/change",
  help: "Changes a person's name or role.",
  scope: "house",
  right: "own",
  input: z
    .object({
      email: z.string().toLowerCase(),
      name: z.string().trim().min(1, "1 to 80 letters").max(80, "1 to 80 letters").optional(),
      role: z.enum(["owner", "operator", "member"]).optional(),
    })
    .refine(({ name, role }) => name !== undefined || role !== undefined, {
      path: ["role"],
      error: "a new name or a new role",
    }),
  async run(tx, _context, input) {
    const { id, ...was } = await onTeam(tx, input.email);
    const { name = was.name, role = was.role } = input;
    if (role !== "owner") await keepOwner(tx, { id, name: was.name });
    await tx.update(person).set({ name, role, updatedAt: new Date() }).where(eq(person.id, id));
    const facts = { person: id, name, role, before: { name: was.name, role: was.role } };
    return {
      result: { id, email: was.email, name, role },
      events: [{ kind: "person changed", facts }],
    };
  },
});
