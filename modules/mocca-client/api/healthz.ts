import type { Bindings } from "../../contract.ts";

/** Open to everybody, so it says no more than that the Worker is up, and on which commit. */
export function healthz({ COMMIT }: Bindings): Response {
  return Response.json({ ok: true, commit: COMMIT }, { headers: { "cache-control": "no-store" } });
}
