const ids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** What is made anew at each run and says nothing of what was done, in the order in which it is looked for. */
const chances: readonly [pattern: RegExp, word: string][] = [
  [/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d(:\d\d)?)/g, "<time>"],
  [/mocca_[a-z]+_[\w-]+/g, "<token>"],
  [/\b[0-9a-f]{64}\b/g, "<hash>"],
  [/Quote [0-9a-f]{8}/g, "Quote <id>"],
  [/\b\d{13}\b/g, "<ms>"],
  [/(?<=\\?"hint\\?": ?\\?")[^"\\]+/g, "<hint>"],
  [/(?<=token=|session_token=)[^;"\\\s]+/g, "<token>"],
];

/** A text without the ids, moments and secrets that were made after `known` was written. */
export function plain(text: string, known: ReadonlySet<string>): string {
  const told = text.replace(ids, (id) => (known.has(id) ? id : "<id>"));
  return chances.reduce((said, [pattern, word]) => said.replace(pattern, word), told);
}

/** Every id in a text. */
export function idsIn(text: string): Set<string> {
  return new Set(text.match(ids));
}
