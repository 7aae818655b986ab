import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { personOf } from "../../db/actor.ts";
import { Refusal } from "../../db/refusal.ts";
import { gitToken } from "../../db/schema.ts";
import { verb } from "../verb.ts";

/** Ends one of the asker's own git tokens, named by its last four characters. */
export const revokeToken = verb({
  name: "tokens/revoke",
  help: "Ends one of your git tokens.",
  scope: "client",
  right: "look",
  input: z.object({ hint: z.string().length(4) }),
  async run(tx, { actor, client }, { hint }) {
    const [ended] = await tx
      .update(gitToken)
      .set({ revokedAt: new Date() })
      .where(
        and(
          eq(gitToken.clientId, client.id),
          eq(gitToken.personId, personOf(actor)?.id ?? ""),
          eq(gitToken.hint, hint),
          isNull(gitToken.revokedAt),
        ),
      )
      .returning({ id: gitToken.id });
    if (ended === undefined)
      throw new Refusal(
        "not_found",
        `You have no token that ends in ${hint} for ${client.name}.`,
        "See /client tokens.",
      );
    return {
      result: { hint },
      events: [{ kind: "git token revoked", clientId: client.id, facts: { hint } }],
    };
  },
});
