import type { Questions } from "../../../../api/v1/calls.ts";
import type { Json } from "../../../../db/schema.ts";
import type { Document } from "./document.ts";

export type Asked = Questions["projects/manifest"]["output"];
export type Schema = Asked["schema"];
export type Fault = Questions["projects/check"]["output"]["faults"][number];

/** What every field of the form is given. */
export type Form = {
  document: Document;
  faults: readonly Fault[];
  /** The person may look and not propose. */
  readOnly: boolean;
  set(path: readonly string[], value: Json | undefined): void;
};

/** What is wrong with a value, in words; also for a value inside it. */
export function faultAt({ faults }: Form, path: readonly string[]): string | undefined {
  const name = path.join(".");
  const found = faults.find((one) => one.path === name || one.path.startsWith(`${name}.`));
  return found && `It is ${found.found}; allowed: ${found.allowed}`;
}
