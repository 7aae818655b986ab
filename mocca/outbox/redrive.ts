import { eq } from "drizzle-orm";
import { z } from "zod";
import { outbox } from "../../db/schema.ts";
import { verb } from "../verb.ts";
import { unsent } from "./unsent.ts";

/** Sends what was kept or given up once more; it gives way to a newer one of the same that waits. */
export const redrive = verb({
  name: "outbox/redrive",
  help: "Sends once more what was kept or given up.",
  scope: "house",
  right: "manage",
  input: z.object({ id: z.int() }),
  async run(tx, _context, { id }) {
    const { target, key, body, createdAt } = await unsent(tx, id);
    await tx.insert(outbox).values({ target, key, body, createdAt }).onConflictDoNothing();
    await tx.delete(outbox).where(eq(outbox.id, id));
    return {
      result: { id, target },
      events: [{ kind: "outbox redriven", facts: { id, target } }],
      wake: [{ name: "send" }],
    };
  },
});
