import { durationWords } from "./times.ts";

/** How long something took, such as `1 m 42 s`. */
export function Duration({ ms }: { ms: number }) {
  return <span style={{ whiteSpace: "nowrap" }}>{durationWords(ms)}</span>;
}
