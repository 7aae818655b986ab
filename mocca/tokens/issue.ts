import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { personOf } from "../../db/actor.ts";
import { newId } from "../../db/id.ts";
import { Refusal } from "../../db/refusal.ts";
import { gitToken } from "../../db/schema.ts";
import { cityName } from "../../lucca/city.ts";
import { findCity } from "../projects/find.ts";
import { verb } from "../verb.ts";

const days = 90;

/**
 * Makes a personal git token for one client's repositories, and names the project's own. The token itself is in the result only,
 * to be shown once to the asker; the database keeps its hash.
 */
export const issueToken = verb({
  name: "tokens/issue",
  help: "Makes a personal token for git, shown once.",
  scope: "client",
  right: "look",
  shownOnce: true,
  input: z.object({ project: z.string() }),
  async run(tx, { actor, client }, { project }) {
    const person = personOf(actor);
    if (person === undefined)
      throw new Refusal("not_allowed", "Only a person can have a git token.");
    const city = await findCity(tx, client, project);
    const token = `mocca_${randomBytes(24).toString("base64url")}`;
    const id = newId();
    const hint = token.slice(-4);
    const expiresAt = new Date(Date.now() + days * 86_400_000);
    const row = {
      id,
      clientId: client.id,
      personId: person.id,
      hash: hashToken(token),
      hint,
      expiresAt,
    };
    await tx.insert(gitToken).values(row);
    return {
      result: { id, token, hint, expiresAt, repository: cityName(city.client, city.project) },
      events: [
        { kind: "git token issued", clientId: client.id, facts: { person: person.name, hint } },
      ],
    };
  },
});

/** Tokens are 192 random bits, so a plain hash is enough to keep them unreadable. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
