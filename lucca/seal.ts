/** Seals a value by AES-256-GCM under the master key, bound to its place: it opens nowhere else. */
export async function seal(masterKey: Uint8Array, bound: string, value: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(bound) },
    await keyOf(masterKey),
    new TextEncoder().encode(value),
  );
  return Buffer.concat([iv, new Uint8Array(sealed)]).toString("base64");
}

/** Opens what `seal` made for the same place; throws for any other. */
export async function unseal(
  masterKey: Uint8Array,
  bound: string,
  sealed: string,
): Promise<string> {
  const bytes = new Uint8Array(Buffer.from(sealed, "base64"));
  const value = await crypto.subtle.decrypt(
    { name: "AES-GCM", iv: bytes.slice(0, 12), additionalData: new TextEncoder().encode(bound) },
    await keyOf(masterKey),
    bytes.slice(12),
  );
  return new TextDecoder().decode(value);
}

function keyOf(masterKey: Uint8Array) {
  return crypto.subtle.importKey("raw", new Uint8Array(masterKey), "AES-GCM", false, [
    "encrypt",
    "decrypt",
  ]);
}
