/** A value as one word of a line, as the commands read it: bare where that is safe, else quoted. */
export function quoted(value: string): string {
  if (/^[\p{L}\p{N}_][\p{L}\p{N}\p{M}_.:/@+,%#-]*$/u.test(value)) return value;
  return `"${value.replace(/[\\"“”„‟]/g, "\\$&")}"`;
}

const word = /"((?:\\.|[^"\\])*)"(?!\S)|\S+/gsu;

/** The values of a field that takes several, from the words that `quoted` wrote. */
export function wordsIn(text: string): string[] {
  return [...text.matchAll(word)].map(([whole, inside]) =>
    inside === undefined ? whole : inside.replace(/\\(.)/gsu, "$1"),
  );
}
