import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, isNull } from "drizzle-orm";
import type { Db } from "../../db/platform.ts";
import { accessCode } from "../../db/schema.ts";
import type { AtGate } from "./standing.ts";

const livesMs = 60_000;

/** Makes the code that the console hands to an environment's own host: once, for a minute; its hash is kept. */
export async function issueCode(
  db: Db,
  place: { clientId: string; projectId: string },
  at: AtGate,
): Promise<string> {
  const code = randomBytes(24).toString("base64url");
  const { clientId, projectId } = place;
  const expiresAt = new Date(Date.now() + livesMs);
  await db.insert(accessCode).values({ clientId, projectId, ...at, hash: hashOf(code), expiresAt });
  return code;
}

/** Uses a code at the environment that it was made for; undefined when it is not to be used there, any more or at all. */
export async function useCode(
  db: Db,
  code: string,
  environmentId: string,
): Promise<AtGate | undefined> {
  const now = new Date();
  const [used] = await db
    .update(accessCode)
    .set({ usedAt: now })
    .where(
      and(
        eq(accessCode.hash, hashOf(code)),
        eq(accessCode.environmentId, environmentId),
        isNull(accessCode.usedAt),
        gt(accessCode.expiresAt, now),
      ),
    )
    .returning({ sessionId: accessCode.sessionId, personId: accessCode.personId });
  return used && { ...used, environmentId };
}

/** Codes are 192 random bits, so a plain hash is enough to keep them unreadable. */
function hashOf(code: string): string {
  return createHash("sha256").update(code).digest("hex");
}
