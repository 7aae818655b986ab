import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { personOf } from "../../db/actor.ts";
import { Refusal } from "../../db/refusal.ts";
import { apiKey } from "../../db/schema.ts";
import { judge } from "../rights.ts";
import { verb } from "../verb.ts";

/** Ends a key at once: one's own, or for an owner anybody's. Refuses one that is not there in the same words. */
export const revokeKey = verb({
  name: "keys/revoke",
  help: "Ends a key for the API.",
  scope: "house",
  right: "look",
  input: z.strictObject({ key: z.uuid() }),
  async run(tx, { actor }, { key }) {
    const anybodys = judge(actor, "own", { at: "house" }).may;
    const mine = eq(apiKey.personId, personOf(actor)?.id ?? "00000000-0000-0000-0000-000000000000");
    const [ended] = await tx
      .update(apiKey)
      .set({ revokedAt: new Date() })
      .where(and(eq(apiKey.id, key), anybodys ? undefined : mine, isNull(apiKey.revokedAt)))
      .returning({ name: apiKey.name, hint: apiKey.hint, clientId: apiKey.clientId });
    if (ended === undefined)
      throw new Refusal("not_found", "There is no such key that you may end.", "See /key list.");
    const { name, hint, clientId } = ended;
    const facts = { key, name, hint };
    return {
      result: { name, hint },
      events: [{ kind: "api key revoked", ...(clientId && { clientId }), facts }],
    };
  },
});
