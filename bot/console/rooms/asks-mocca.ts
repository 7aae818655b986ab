const mention = /(?<=^|\s)@mocca(?=[\s,:]|$)/i;

/**
 * What a line asks Mocca: all of it when it begins with a slash, or from `@Mocca` on. Undefined for
 * words to the people in the room.
 */
export function asksMocca(line: string): string | undefined {
  if (/^\s*\//.test(line)) return line;
  const at = line.search(mention);
  return at < 0 ? undefined : line.slice(at);
}
