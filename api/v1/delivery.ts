import { createHmac } from "node:crypto";
import type { HonoRequest } from "hono";
import type { Actor } from "../../db/actor.ts";
import { personOf } from "../../db/actor.ts";
import type { Delivery } from "../../db/record.ts";
import { Refusal } from "../../db/refusal.ts";
import type { House } from "../../mocca/verb.ts";

/**
 * The delivery that a writing request's `Idempotency-Key` names, apart for each person and key. What was
 * sent is kept as a keyed fingerprint alone, since a body may hold a secret. Refuses a name that is no
 * 1 to 200 visible letters.
 */
export function deliveryOf(
  { platform }: House,
  actor: Actor,
  request: HonoRequest,
  body: unknown,
): Delivery | undefined {
  const key = request.header("idempotency-key");
  if (key === undefined) return undefined;
  if (!/^[\x21-\x7e]{1,200}$/.test(key))
    throw new Refusal(
      "invalid",
      "Nothing was done: this Idempotency-Key cannot be used.",
      "Send 1 to 200 visible ASCII letters, such as a UUID.",
    );
  const who = actor.via === "key" ? `key/${actor.key}` : `person/${personOf(actor)?.id}`;
  const fingerprint = createHmac("sha256", platform.config.masterKey)
    .update(`delivery\n${request.path}\n${JSON.stringify(body)}`)
    .digest("hex");
  return { source: `api/${who}`, key, body: { path: request.path, fingerprint }, exact: true };
}
