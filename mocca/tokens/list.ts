import { and, desc, eq, gt, isNull, lt } from "drizzle-orm";
import { z } from "zod";
import { personOf } from "../../db/actor.ts";
import { gitToken } from "../../db/schema.ts";
import { pageLimit, pageOf } from "../page.ts";
import { question } from "../verb.ts";

/** The asker's own git tokens for a client that still open something, the newest first from `before` on. */
export const listTokens = question({
  name: "tokens/list",
  help: "Lists your git tokens for a client.",
  scope: "client",
  right: "look",
  input: z.object({ before: z.uuid().optional(), limit: pageLimit }),
  async run(db, { actor, client }, { before, limit }) {
    const found = await db
      .select({
        id: gitToken.id,
        hint: gitToken.hint,
        createdAt: gitToken.createdAt,
        expiresAt: gitToken.expiresAt,
        usedAt: gitToken.usedAt,
      })
      .from(gitToken)
      .where(
        and(
          eq(gitToken.clientId, client.id),
          eq(gitToken.personId, personOf(actor)?.id ?? ""),
          isNull(gitToken.revokedAt),
          gt(gitToken.expiresAt, new Date()),
          before === undefined ? undefined : lt(gitToken.id, before),
        ),
      )
      .orderBy(desc(gitToken.id))
      .limit(limit + 1);
    return pageOf(found, limit, (last) => last.id);
  },
});
