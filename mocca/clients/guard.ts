import { eq } from "drizzle-orm";
import { z } from "zod";
import { client } from "../../db/schema.ts";
import { verb } from "../verb.ts";

/** Says whether a client's plans need another person than the one who asked for them. */
export const guardClient = verb({
  name: "clients/guard",
  help: "Asks for a second person on each of a client's plans, or no longer.",
  scope: "client",
  right: "own",
  input: z.object({ guarded: z.boolean() }),
  async run(tx, context, { guarded }) {
    await tx.update(client).set({ guarded }).where(eq(client.id, context.client.id));
    const kind = guarded ? "client guarded" : "client guard lifted";
    return {
      result: { name: context.client.name, guarded },
      events: [{ kind, clientId: context.client.id }],
    };
  },
});
