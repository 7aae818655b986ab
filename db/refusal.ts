export type RefusalCode =
  | "invalid"
  | "not_found"
  | "not_allowed"
  | "conflict"
  | "unavailable"
  | "needs_answer";

/** One wrong value: where it is, what was found there, and what is allowed. */
export type Fault = { path: string; found: string; allowed: string };

/**
 * A "no" that a person may read: what was not done and why (`message`), and what to do (`next`).
 * Never put a secret or a vendor's own error text into it.
 */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly next: string | undefined;
  readonly faults: readonly Fault[];

  constructor(code: RefusalCode, message: string, next?: string, faults: readonly Fault[] = []) {
    super(message);
    this.name = "Refusal";
    this.code = code;
    this.next = next;
    this.faults = faults;
  }
}
