import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, isNull } from "drizzle-orm";
import { z } from "zod";
import { newId } from "../../db/id.ts";
import type { Db } from "../../db/platform.ts";
import { serviceToken } from "../../db/schema.ts";
import type { Part } from "./part.ts";

const suffix = ".access";

/** A new machine's way in: what its two headers say, and what is kept of them. */
export function newServiceToken() {
  const id = newId();
  const secret = randomBytes(32).toString("base64url");
  return { id, clientId: `${id}${suffix}`, secret, hash: hashOf(secret), hint: secret.slice(-4) };
}

/** The applications that a machine may enter by its two headers at an environment; none when they do not fit. */
export async function openServiceToken(
  db: Db,
  environmentId: string,
  given: { clientId: string; secret: string },
): Promise<readonly Part[]> {
  const id = z.uuid().safeParse(given.clientId.replace(suffix, ""));
  if (!id.success || given.clientId !== `${id.data}${suffix}`) return [];
  const now = new Date();
  const [row] = await db
    .update(serviceToken)
    .set({ usedAt: now })
    .where(
      and(
        eq(serviceToken.id, id.data),
        eq(serviceToken.hash, hashOf(given.secret)),
        eq(serviceToken.environmentId, environmentId),
        isNull(serviceToken.revokedAt),
        gt(serviceToken.expiresAt, now),
      ),
    )
    .returning({ parts: serviceToken.parts });
  return row?.parts ?? [];
}

/** Secrets are 256 random bits, so a plain hash is enough to keep them unreadable. */
function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
