import { stripVTControlCharacters } from "node:util";

/** A stage's log is cut to this many bytes. */
export const logBytes = 64 * 1024;

/**
 * A tool's output as a person may read it: no colours or control characters, and each of the machine's own paths
 * replaced by what it is called in the repository (`places`: path on this machine → words).
 */
export function readableLog(raw: string, places: Readonly<Record<string, string>>): string {
  let log = stripVTControlCharacters(raw).replace(/\r\n?/g, "\n");
  for (const [path, words] of Object.entries(places).sort(([a], [b]) => b.length - a.length))
    log = log
      .replaceAll(`${path}/`, words === "" ? "" : `${words}/`)
      .replaceAll(path, words === "" ? "." : words);
  // Everything else that a terminal would act on.
  log = log.replace(/[^\P{Cc}\n\t]/gu, "").replace(/[ \t]+$/gm, "");
  return cutLog(log.trim());
}

/** Keeps the first and the last half of a log that is too long, cut between lines where there are any. */
export function cutLog(log: string): string {
  if (Buffer.byteLength(log) <= logBytes) return log;
  const bytes = Buffer.from(log);
  const half = logBytes / 2 - 64;
  const head = bytes.subarray(0, half).toString();
  const tail = bytes.subarray(bytes.length - half).toString();
  const from = head.lastIndexOf("\n");
  const to = tail.indexOf("\n");
  const first = from > 0 ? head.slice(0, from) : head;
  const last = to > 0 ? tail.slice(to + 1) : tail;
  return `${first}\n… ${bytes.length - 2 * half} bytes left out …\n${last}`;
}
