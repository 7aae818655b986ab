import { createHash } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { newId } from "../db/id.ts";
import type { Db, Platform } from "../db/platform.ts";
import { secret } from "../db/schema.ts";
import type { Vault } from "./provider.ts";
import { seal, unseal } from "./seal.ts";

type Place = { clientId: string; projectId: string; environmentId: string | null };

/** One project's (or environment's) part of the vault. Values are sealed by AES-256-GCM, bound to their place and name. */
export function vaultOf(platform: Platform, db: Db, place: Place): Vault {
  const { masterKey } = platform.config;
  const at = (name: string) =>
    and(
      eq(secret.projectId, place.projectId),
      place.environmentId === null
        ? isNull(secret.environmentId)
        : eq(secret.environmentId, place.environmentId),
      eq(secret.name, name),
    );
  const bound = (name: string) => `${place.projectId}/${place.environmentId ?? ""}/${name}`;
  return {
    async get(name) {
      const [row] = await db.select({ sealed: secret.sealed }).from(secret).where(at(name));
      return row && unseal(masterKey, bound(name), row.sealed);
    },
    async put(name, value) {
      const sealed = await seal(masterKey, bound(name), value);
      const fingerprint = createHash("sha256")
        .update(masterKey)
        .update(value)
        .digest("hex")
        .slice(0, 12);
      await db
        .insert(secret)
        .values({ id: newId(), ...place, name, sealed, fingerprint })
        .onConflictDoUpdate({
          target: [secret.projectId, secret.environmentId, secret.name],
          set: { sealed, fingerprint, rotatedAt: new Date() },
        });
    },
    async remove(name) {
      await db.delete(secret).where(at(name));
    },
  };
}
