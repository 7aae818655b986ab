import { eq } from "drizzle-orm";
import { z } from "zod";
import { outbox } from "../../db/schema.ts";
import { verb } from "../verb.ts";
import { unsent } from "./unsent.ts";

/** Gives up for good what was kept or dead: it will not go out. */
export const dropUnsent = verb({
  name: "outbox/drop",
  help: "Drops what was kept or given up, for good.",
  scope: "house",
  right: "manage",
  input: z.object({ id: z.int() }),
  async run(tx, _context, { id }) {
    const { target, failure } = await unsent(tx, id);
    await tx.delete(outbox).where(eq(outbox.id, id));
    return {
      result: { id, target },
      events: [{ kind: "outbox dropped", facts: { id, target, failure } }],
    };
  },
});
