import { and, eq, gt, lt } from "drizzle-orm";
import { z } from "zod";
import { event, reading } from "../../../db/schema.ts";
import { pageOf } from "../../../mocca/page.ts";
import { question } from "../../../mocca/verb.ts";
import { meOf } from "../me-of.ts";
import { noticeOf } from "./notice.ts";
import { noticesOf } from "./notices-of.ts";

const pageSize = 30;
const mostUnread = 99;

/** What concerns the asker, the newest first, thirty at a time from `before` on; `unread` is at most 99. */
export const listNotices = question({
  name: "notices/list",
  help: "Lists what concerns you, the newest first.",
  scope: "house",
  right: "look",
  input: z.object({ before: z.number().int().optional() }),
  async run(db, { actor }, { before }) {
    const mine = and(eq(reading.personId, meOf(actor)), eq(reading.place, "notices"));
    const [read] = await db.select({ seq: reading.seq }).from(reading).where(mine);
    const unread = await noticesOf(db, actor, gt(event.seq, read?.seq ?? 0), mostUnread);
    const older = before === undefined ? undefined : lt(event.seq, before);
    const found = await noticesOf(db, actor, older, pageSize + 1);
    const { rows, ...more } = pageOf(found, pageSize, ({ seq }) => seq);
    return { notices: rows.map(noticeOf), unread: unread.length, ...more };
  },
});
