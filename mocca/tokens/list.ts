import { and, desc, eq, gt, isNull } from "drizzle-orm";
import { z } from "zod";
import { personOf } from "../../db/actor.ts";
import { gitToken } from "../../db/schema.ts";
import { question } from "../verb.ts";

/** The asker's own git tokens for a client that still open something. */
export const listTokens = question({
  name: "tokens/list",
  help: "Lists your git tokens for a client.",
  scope: "client",
  right: "look",
  input: z.object({}),
  async run(db, { actor, client }) {
    return db
      .select({
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
        ),
      )
      .orderBy(desc(gitToken.createdAt))
      .limit(50);
  },
});
