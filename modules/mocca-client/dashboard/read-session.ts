import type { Session } from "../../mocca-client/session.ts";

/** What the Worker wrote into this page's head. Without it, as with a bare file server, the strictest guess. */
export function readSession(): Session {
  const content = document.querySelector<HTMLMetaElement>('meta[name="session"]')?.content ?? "";
  // Our own Worker wrote it from a value of this type; the unfilled page holds a plain word.
  return content.startsWith("{") ? (JSON.parse(content) as Session) : { environment: "production" };
}
