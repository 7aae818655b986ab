import type { ApiError } from "./api-error.ts";

/** What a refusal says of each value, by its path, for a form to show at its fields. */
export function faultsOf(error: ApiError | null): Record<string, string> {
  const faults = error?.problem.faults ?? [];
  return Object.fromEntries(faults.map(({ path, allowed }) => [path, `Allowed: ${allowed}.`]));
}
