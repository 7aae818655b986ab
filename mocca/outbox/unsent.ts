import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "../../db/platform.ts";
import { Refusal } from "../../db/refusal.ts";
import { outbox } from "../../db/schema.ts";

/** One row that was kept or given up, held until the change is made; refuses any other. */
export async function unsent(tx: Db, id: number): Promise<typeof outbox.$inferSelect> {
  const [row] = await tx
    .select()
    .from(outbox)
    .where(and(eq(outbox.id, id), inArray(outbox.state, ["kept", "dead"])))
    .for("update");
  if (row === undefined)
    throw new Refusal(
      "not_found",
      `Nothing that was kept or given up has the number ${id}.`,
      "See /outbox list.",
    );
  return row;
}
