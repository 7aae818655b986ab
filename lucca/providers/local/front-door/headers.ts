import type { IncomingMessage } from "node:http";
import { withoutOurs } from "../access/cookies.ts";

const hopByHop = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "expect",
]);

/** What only the front door may say: which host, who was let in, where from, and what the runtime is told. */
const ours = /^(host$|cf-|mf-|mocca-|forwarded$|x-forwarded-|x-real-ip$|true-client-ip$)/;

/** A flat list of header names and values without those that belong to one connection only. */
export function endToEnd(raw: readonly string[]): string[] {
  const named = new Set(
    pairs(raw)
      .filter(([name]) => name.toLowerCase() === "connection")
      .flatMap(([, value]) =>
        value
          .toLowerCase()
          .split(",")
          .map((name) => name.trim()),
      ),
  );
  return pairs(raw)
    .filter(([name]) => !hopByHop.has(name.toLowerCase()) && !named.has(name.toLowerCase()))
    .flat();
}

/** The same for a request, without its length too: whoever sends it on says how long its body is. */
export function unframed(raw: readonly string[]): string[] {
  return pairs(endToEnd(raw))
    .filter(([name]) => name.toLowerCase() !== "content-length")
    .flat();
}

/**
 * What an environment's worker gets: the client's own headers with its `Host`, none that only we may
 * set, then where the request came from, and what the guard adds.
 */
export function headersFor(
  request: IncomingMessage,
  protocol: "http" | "https",
  added: Readonly<Record<string, string>>,
): string[] {
  const from = request.socket.remoteAddress ?? "";
  const host = request.headers.host ?? "";
  const kept = pairs(endToEnd(request.rawHeaders)).flatMap(([name, value]) => {
    const lower = name.toLowerCase();
    if (ours.test(lower)) return [];
    // What the gate itself has set is not the environment's to see.
    const shown = lower === "cookie" ? withoutOurs(value) : value;
    return shown === undefined ? [] : [[name, shown]];
  });
  return [
    ...kept.flat(),
    ...["X-Forwarded-For", from, "X-Forwarded-Proto", protocol],
    ...["X-Forwarded-Host", host, "CF-Connecting-IP", from, "Host", host],
    ...Object.entries(added).flat(),
  ];
}

export function pairs(raw: readonly string[]): [name: string, value: string][] {
  return Array.from({ length: raw.length / 2 }, (_, i) => [raw[2 * i] ?? "", raw[2 * i + 1] ?? ""]);
}
