import { sql } from "drizzle-orm";
import type { Db } from "../../db/platform.ts";
import { reading } from "../../db/schema.ts";

/** How far somebody has read at a place; it only ever moves forward. */
export async function readTo(
  db: Db,
  personId: string,
  place: "notices" | `thread:${string}`,
  seq: number,
): Promise<void> {
  await db
    .insert(reading)
    .values({ personId, place, seq })
    .onConflictDoUpdate({
      target: [reading.personId, reading.place],
      set: { seq: sql`greatest(${reading.seq}, excluded.seq)`, updatedAt: new Date() },
    });
}
