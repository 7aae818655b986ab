/** A random UUID; the browser's own `randomUUID` is absent on addresses without TLS. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte, i) => {
    if (i === 6) return (byte % 16) + 0x40;
    if (i === 8) return (byte % 64) + 0x80;
    return byte;
  });
  const text = hex.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return text.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
