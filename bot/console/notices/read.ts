import { z } from "zod";
import { meOf } from "../me-of.ts";
import { readTo } from "../read-to.ts";
import { talk } from "../talk.ts";

/** Marks one's notices as read, up to and with `seq`. */
export const readNotices = talk({
  name: "notices/read",
  help: "Marks your notices as read.",
  scope: "house",
  right: "look",
  input: z.object({ seq: z.number().int().min(0) }),
  async run({ house, actor }, { seq }): Promise<Record<never, never>> {
    await house.platform.withDb((db) => readTo(db, meOf(actor), "notices", seq));
    return {};
  },
});
