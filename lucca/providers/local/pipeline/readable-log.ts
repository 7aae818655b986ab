/** A stage's log is cut to this many bytes. */
const logBytes = 64 * 1024;

// Bounded, as Node's own stripVTControlCharacters is not: this text may be somebody else's.
const colour = /[^\P{Cc}\n\t]\[[\d;?]{0,32}[A-Za-z]/gu;

/**
 * A tool's output as a person may read it: no colours or control characters, and each of the machine's own paths
 * replaced by what it is called in the repository (`places`: path on this machine → words).
 */
export function readableLog(raw: string, places: Readonly<Record<string, string>>): string {
  let log = cut(raw, 4 * logBytes)
    .replace(colour, "")
    .replace(/\r\n?/g, "\n");
  for (const [path, words] of Object.entries(places).sort(([a], [b]) => b.length - a.length))
    log = log
      .replaceAll(`${path}/`, words === "" ? "" : `${words}/`)
      .replaceAll(path, words === "" ? "." : words);
  // Everything else that a terminal would act on.
  log = log.replace(/[^\P{Cc}\n\t]/gu, "");
  const lines = log.split("\n").map((line) => line.trimEnd());
  return cutLog(lines.join("\n").trim());
}

/** Keeps the first and the last half of a log that is too long. */
export function cutLog(log: string): string {
  return cut(log, logBytes);
}

/** Cut between lines where there are any. */
function cut(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text;
  const bytes = Buffer.from(text);
  const half = most / 2 - 64;
  const head = bytes.subarray(0, half).toString();
  const tail = bytes.subarray(bytes.length - half).toString();
  const from = head.lastIndexOf("\n");
  const to = tail.indexOf("\n");
  const first = from > 0 ? head.slice(0, from) : head;
  const last = to > 0 ? tail.slice(to + 1) : tail;
  return `${first}\n… ${bytes.length - 2 * half} bytes left out …\n${last}`;
}
