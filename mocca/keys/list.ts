import { and, desc, eq, gt, isNull, lt } from "drizzle-orm";
import { z } from "zod";
import { personOf } from "../../db/actor.ts";
import { apiKey, client, person } from "../../db/schema.ts";
import { bound } from "../clients/visible.ts";
import { pageLimit, pageOf } from "../page.ts";
import { judge } from "../rights.ts";
import { question } from "../verb.ts";

/**
 * The keys that still open something, the newest first from `before` on: one's own, and for an owner
 * everybody's with `all`. Never a key itself.
 */
export const listKeys = question({
  name: "keys/list",
  help: "Lists keys for the API that still open something.",
  scope: "house",
  right: "look",
  input: z.strictObject({
    all: z.boolean().default(false),
    before: z.uuid().optional(),
    limit: pageLimit,
  }),
  async run(db, { actor }, { all, before, limit }) {
    const everybodys = all && judge(actor, "own", { at: "house" }).may;
    const found = await db
      .select({
        id: apiKey.id,
        name: apiKey.name,
        hint: apiKey.hint,
        scopes: apiKey.scopes,
        client: client.slug,
        person: person.name,
        createdAt: apiKey.createdAt,
        expiresAt: apiKey.expiresAt,
        usedAt: apiKey.usedAt,
      })
      .from(apiKey)
      .innerJoin(person, eq(person.id, apiKey.personId))
      .leftJoin(client, eq(client.id, apiKey.clientId))
      .where(
        and(
          everybodys
            ? undefined
            : eq(apiKey.personId, personOf(actor)?.id ?? "00000000-0000-0000-0000-000000000000"),
          bound(actor),
          isNull(apiKey.revokedAt),
          gt(apiKey.expiresAt, new Date()),
          before === undefined ? undefined : lt(apiKey.id, before),
        ),
      )
      .orderBy(desc(apiKey.id))
      .limit(limit + 1);
    return pageOf(found, limit, (last) => last.id);
  },
});
