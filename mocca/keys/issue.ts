import { randomBytes } from "node:crypto";
import { z } from "zod";
import { newId } from "../../db/id.ts";
import { Refusal } from "../../db/refusal.ts";
import { apiKey } from "../../db/schema.ts";
import { rights } from "../rights.ts";
import { clientFor } from "../scope.ts";
import { hashToken } from "../tokens/issue.ts";
import { verb } from "../verb.ts";

const dayMs = 86_400_000;

/**
 * Makes a key of the asker's for the API, for `days` and for one client or all that they may see. It does
 * what its scopes and its person both may at the time. The token is in the result only; the database keeps
 * its hash. Only who sits at the console or a terminal gets one: other rooms would keep it.
 */
export const issueKey = verb({
  name: "keys/issue",
  help: "Makes a key for the API, shown once.",
  scope: "house",
  right: "look",
  shownOnce: true,
  input: z.strictObject({
    name: z.string().trim().min(1, "1 to 80 letters").max(80, "1 to 80 letters"),
    scopes: z
      .array(z.enum(rights))
      .min(1, "one scope at least")
      .transform((wanted) => rights.filter((right) => wanted.includes(right))),
    client: z.string().optional(),
    days: z.number().int().min(1, "1 to 365 days").max(365, "1 to 365 days").default(90),
  }),
  async run(tx, { actor }, { name, scopes, client: slug, days }) {
    if (actor.via !== "console" && actor.via !== "terminal")
      throw new Refusal(
        "not_allowed",
        "The key was not made: it can be shown in the console and in a terminal alone.",
        "Say /key issue there.",
      );
    const client = slug === undefined ? undefined : await clientFor(tx, actor, slug, "look");
    const token = `mocca_key_${randomBytes(24).toString("base64url")}`;
    const id = newId();
    const hint = token.slice(-4);
    const expiresAt = new Date(Date.now() + days * dayMs);
    await tx.insert(apiKey).values({
      id,
      personId: actor.person.id,
      clientId: client?.id ?? null,
      name,
      hash: hashToken(token),
      hint,
      scopes,
      expiresAt,
    });
    const facts = { key: id, name, hint, scopes, until: expiresAt.toISOString() };
    return {
      result: { id, token, hint, name, scopes, client: client?.slug ?? null, expiresAt },
      events: [{ kind: "api key issued", ...(client && { clientId: client.id }), facts }],
    };
  },
});
