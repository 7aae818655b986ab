import { createLocalJWKSet, errors, type JWTVerifyGetKey } from "jose";
import type { Platform } from "../../../../db/platform.ts";
import { publicKeys } from "../../../access/signing-keys.ts";

/** A key that is not known is looked for again, but not more often than this, in ms. */
const pause = 250;

/** The keys that tokens are checked by, read from the database when one is asked for that is not known yet. */
export function keySet(platform: Platform): JWTVerifyGetKey {
  let loaded = 0;
  let keys = createLocalJWKSet({ keys: [] });
  const load = async () => {
    keys = createLocalJWKSet({ keys: await platform.withDb(publicKeys) });
    loaded = Date.now();
  };
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (failure) {
      // Only a key that is not known yet is worth a look.
      const stale = Date.now() - loaded > pause;
      if (!(failure instanceof errors.JWKSNoMatchingKey) || !stale) throw failure;
      await load();
      return keys(header, token);
    }
  };
}
