import { hkdfSync } from "node:crypto";

/** What signs the cookies of sign-in: derived from the master key, so that it is nowhere stored. */
export function authSecret(masterKey: Uint8Array): string {
  return Buffer.from(hkdfSync("sha256", masterKey, "", "mocca sign-in", 32)).toString("base64url");
}
