/** What was said in the address bar, if it is one of the words that mean something there. */
export function oneOf<T extends string>(words: readonly T[], said: string): T | undefined {
  return words.find((word) => word === said);
}
