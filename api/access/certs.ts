import type { Context } from "hono";
import type { Platform } from "../../db/platform.ts";
import { publicKeys } from "../../lucca/access/signing-keys.ts";

/** The keys by which an environment checks the tokens of its requests, as Cloudflare Access tells them. */
export async function certs(platform: Platform, c: Context): Promise<Response> {
  return c.json({ keys: await platform.withDb(publicKeys) }, 200, { "cache-control": "no-cache" });
}
