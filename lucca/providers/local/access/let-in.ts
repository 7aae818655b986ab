import type { Platform } from "../../../../db/platform.ts";
import type { Part } from "../../../access/part.ts";
import { currentKey } from "../../../access/signing-keys.ts";
import type { AtGate, Standing } from "../../../access/standing.ts";
import { signToken } from "../../../access/token.ts";
import { tokenCookie } from "./cookies.ts";

const parts: readonly Part[] = ["dashboard", "api"];

/** The cookies that let a person into an environment: one for each application whose policy does. */
export async function letIn(platform: Platform, at: AtGate, held: Standing): Promise<string[]> {
  const { origin, protocol } = new URL(platform.config.baseUrl);
  const key = await platform.withDb((db) => currentKey(platform, db));
  const { personId, sessionId } = at;
  const bearer = { kind: "person", personId, email: held.email, sessionId } as const;
  const cookies = parts.map(async (part) => {
    const aud = held.lets[part];
    if (aud === undefined) return [];
    return [tokenCookie(part, await signToken(key, origin, aud, bearer), protocol === "https:")];
  });
  return (await Promise.all(cookies)).flat();
}
