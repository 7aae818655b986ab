import { and, eq, gte, ilike, lt, or, sql } from "drizzle-orm";
import { z } from "zod";
import { client, event, run } from "../../db/schema.ts";
import { keyset } from "../keyset.ts";
import { pageLimit, pageOf, pageOrder } from "../page.ts";
import { partOf } from "../part-of.ts";
import { numberOfRun } from "../runs/find.ts";
import { clientFor } from "../scope.ts";
import { question } from "../verb.ts";
import { eventsSeen, shownEvent, visibleEvents } from "./visible-events.ts";

/**
 * What happened, read on with `after` set to `next`. `actor` is a person's e-mail address or name, or
 * the name of what acted by itself; `verb` and `kind` are parts of theirs. `from` belongs to the time that is
 * asked for, `to` no longer.
 */
export const listEvents = question({
  name: "audit/list",
  help: "Shows what happened, and by whom.",
  scope: "house",
  right: "look",
  input: z.strictObject({
    client: z.string().optional(),
    actor: z.string().max(200).optional(),
    verb: z.string().max(80).optional(),
    kind: z.string().max(80).optional(),
    run: numberOfRun.optional(),
    from: z.iso.datetime({ offset: true }).optional(),
    to: z.iso.datetime({ offset: true }).optional(),
    order: pageOrder,
    after: z.number().int().optional(),
    limit: pageLimit,
  }),
  async run(db, { actor }, { limit, order, after, ...input }) {
    if (input.client !== undefined) await clientFor(db, actor, input.client, "look");
    const { by, follows } = keyset(event.seq, order === "newest" ? "down" : "up", after);
    const found = await visibleEvents(db)
      .where(
        and(
          eventsSeen(db, actor),
          input.client === undefined ? undefined : eq(client.slug, input.client),
          input.actor === undefined ? undefined : actedBy(input.actor),
          input.verb === undefined ? undefined : ilike(event.verb, partOf(input.verb)),
          input.kind === undefined ? undefined : ilike(event.kind, partOf(input.kind)),
          input.run === undefined ? undefined : eq(run.number, input.run),
          input.from === undefined ? undefined : gte(event.at, new Date(input.from)),
          input.to === undefined ? undefined : lt(event.at, new Date(input.to)),
          follows,
        ),
      )
      .orderBy(by)
      .limit(limit + 1);
    return pageOf(found.map(shownEvent), limit, (last) => last.seq);
  },
});

function actedBy(name: string) {
  const person = sql`${event.actor}->'person'`;
  return or(
    eq(sql`lower(${person}->>'email')`, name.toLowerCase()),
    ilike(sql`${person}->>'name'`, partOf(name)),
    ilike(sql`${event.actor}->>'principal'`, partOf(name)),
  );
}
