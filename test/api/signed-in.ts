import { serializeSigned } from "hono/utils/cookie";
import { cookieOf } from "../../api/auth/cookie.ts";
import { authSecret } from "../../api/auth/secret.ts";
import type { Actor } from "../../db/actor.ts";
import { newId } from "../../db/id.ts";
import { session } from "../../db/schema.ts";
import type { TestHouse } from "../house.ts";

export const baseUrl = "http://localhost:8787";

/** Headers of a person who is signed in to the console, as a browser sends them from its pages. */
export async function signedIn(
  { platform }: TestHouse,
  { person }: Extract<Actor, { via: "terminal" }>,
): Promise<Record<string, string>> {
  const token = newId();
  const expiresAt = new Date(Date.now() + 86_400_000);
  const row = { id: newId(), personId: person.id, token, expiresAt };
  await platform.withDb((db) => db.insert(session).values(row));
  const { masterKey } = platform.config;
  const name = cookieOf(baseUrl).session;
  const cookie = await serializeSigned(name, token, authSecret(masterKey));
  return { cookie: cookie.split(";")[0] ?? "", origin: baseUrl };
}
