/** Whether a line is for Mocca: a command, or words with @Mocca. */
export function asksMocca(line: string): boolean {
  return /^\s*\//.test(line) || /(?<=^|\s)@mocca(?=[\s,:]|$)/i.test(line);
}
