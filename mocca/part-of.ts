/** The pattern that finds some words anywhere in a text, whatever signs are in them. */
export function partOf(words: string): string {
  return `%${words.replace(/[\\%_]/g, "\\$&")}%`;
}
