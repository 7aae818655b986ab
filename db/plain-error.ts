/**
 * An error in words for the log and the ledger, with its cause. A driver's error repeats the query's
 * values after `params:`; they may be secret and stay out.
 */
export function plainError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : "";
  return `${withoutValues(error)}${cause}`;
}

/** An error's message without the query's values. */
export function withoutValues(error: Error): string {
  return error.message.split("\nparams:")[0] ?? "";
}
