import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { Refusal } from "../../db/refusal.ts";
import { event } from "../../db/schema.ts";
import { question } from "../verb.ts";
import { eventsSeen, shownEvent, visibleEvents } from "./visible-events.ts";

/** One event with its facts, its hash and the hash before it. Refuses one that the asker may not see like an unknown one. */
export const showEvent = question({
  name: "audit/show",
  help: "Shows one event with its facts and hashes.",
  scope: "house",
  right: "look",
  input: z.strictObject({ seq: z.number().int().positive() }),
  async run(db, { actor }, { seq }) {
    const [row] = await visibleEvents(db).where(and(eventsSeen(db, actor), eq(event.seq, seq)));
    if (row === undefined)
      throw new Refusal("not_found", `There is no event ${seq} here.`, "See Audit.");
    return shownEvent(row);
  },
});
