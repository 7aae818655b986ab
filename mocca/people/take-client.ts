import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { Refusal } from "../../db/refusal.ts";
import { membership } from "../../db/schema.ts";
import { verb } from "../verb.ts";
import { onTeam } from "./on-team.ts";

/** Takes a client from a person who was given it. */
export const takeClient = verb({
  name: "people/take-client",
  help: "Takes one client from a person who was given it.",
  scope: "client",
  right: "own",
  input: z.object({ email: z.string().toLowerCase() }),
  async run(tx, { client }, { email }) {
    const { id, name } = await onTeam(tx, email);
    const [taken] = await tx
      .delete(membership)
      .where(and(eq(membership.personId, id), eq(membership.clientId, client.id)))
      .returning({ role: membership.role });
    if (taken === undefined)
      throw new Refusal(
        "not_found",
        `${name} was not given ${client.name}.`,
        "What their role in the house gives is changed with /person change.",
      );
    const facts = { person: id, name, role: taken.role };
    return {
      result: { name, client: client.name },
      events: [{ kind: "client taken", clientId: client.id, facts }],
    };
  },
});
