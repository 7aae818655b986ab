import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import { z } from "zod";
import { outbox, person } from "../../db/schema.ts";
import { pageOf } from "../page.ts";
import { question } from "../verb.ts";

const open = ["waiting", "sending", "kept", "dead"] as const;

/** What has not gone out, newest first: it waits, is kept for want of a mail server, or was given up. */
export const listOutbox = question({
  name: "outbox/list",
  help: "Lists what waits to go out, is kept or was given up.",
  scope: "house",
  right: "manage",
  input: z.object({
    state: z.enum(open).optional(),
    before: z.int().optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  async run(db, _context, { state, before, limit }) {
    const found = await db
      .select({
        id: outbox.id,
        target: outbox.target,
        key: outbox.key,
        /** The kind of letter, when it is one. */
        mail: sql<"sign-in" | "invitation" | null>`${outbox.body}->>'mail'`,
        person: person.name,
        state: outbox.state,
        attempt: outbox.attempt,
        createdAt: outbox.createdAt,
        notBefore: outbox.notBefore,
        failure: outbox.failure,
      })
      .from(outbox)
      .leftJoin(person, sql`${person.id}::text = ${outbox.body}->>'person'`)
      .where(
        and(
          state === undefined ? inArray(outbox.state, [...open]) : eq(outbox.state, state),
          before === undefined ? undefined : lt(outbox.id, before),
        ),
      )
      .orderBy(desc(outbox.id))
      .limit(limit + 1);
    return pageOf(found, limit, (last) => last.id);
  },
});
