import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { Refusal } from "../../db/refusal.ts";
import { serviceToken } from "../../db/schema.ts";
import { verb } from "../verb.ts";

/** Ends a machine's way in, named by the last four characters of its secret; the gate knows within seconds. */
export const revokeServiceToken = verb({
  name: "access/revoke-service-token",
  help: "Ends a machine's way into an environment.",
  scope: "client",
  right: "manage",
  input: z.object({ hint: z.string().length(4, "its last four characters") }),
  async run(tx, { client }, { hint }) {
    const ended = await tx
      .update(serviceToken)
      .set({ revokedAt: new Date() })
      .where(
        and(
          eq(serviceToken.clientId, client.id),
          eq(serviceToken.hint, hint),
          isNull(serviceToken.revokedAt),
        ),
      )
      .returning();
    const [first] = ended;
    if (first === undefined)
      throw new Refusal(
        "not_found",
        `${client.name} has no service token that ends in ${hint}.`,
        `See /access list ${client.slug}.`,
      );
    return {
      result: { name: first.name, hint },
      events: ended.map(({ clientId, projectId, environmentId, name }) => ({
        kind: "service token revoked",
        ...{ clientId, projectId, environmentId },
        facts: { name, hint },
      })),
    };
  },
});
