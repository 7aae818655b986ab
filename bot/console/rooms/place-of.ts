import { eq } from "drizzle-orm";
import type { Db } from "../../../db/platform.ts";
import { run } from "../../../db/schema.ts";
import type { Place } from "../../with-place.ts";
import type { Here } from "./enter.ts";

/** What need not be said in a thread: the client of its room, the run whose card it goes on from. */
export async function placeOf(db: Db, { client, parentKey }: Here): Promise<Place> {
  const [kind, id = ""] = parentKey?.split(":", 2) ?? [];
  const [found] =
    kind === "run" ? await db.select({ number: run.number }).from(run).where(eq(run.id, id)) : [];
  return { ...(client && { client: client.slug }), ...(found && { run: `R-${found.number}` }) };
}
