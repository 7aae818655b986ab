import { createHmac, timingSafeEqual } from "node:crypto";

const skewSeconds = 300;

/** The header `X-Mocca-Signature` for a body: `t=<unix>,v1=<hex HMAC-SHA256 of "t.body">`. */
export function sign(secret: string, body: string, at = new Date()): string {
  const t = Math.floor(at.getTime() / 1000);
  return `t=${t},v1=${hmac(secret, `${t}.${body}`)}`;
}

/** Whether the signature is right and at most five minutes old or ahead; compared in constant time. */
export function verify(secret: string, body: string, header: string, now = new Date()): boolean {
  const match = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header);
  if (match === null) return false;
  const [, t = "", given = ""] = match;
  const expected = hmac(secret, `${t}.${body}`);
  const equal = timingSafeEqual(Buffer.from(given), Buffer.from(expected));
  return equal && Math.abs(now.getTime() / 1000 - Number(t)) <= skewSeconds;
}

function hmac(secret: string, text: string): string {
  return createHmac("sha256", secret).update(text).digest("hex");
}
