import type { Work } from "../../../../lucca/provider.ts";

/** What the provider of a marked folder is given of a step. */
export function workOn(key: string): Work {
  // It uses neither database nor vault, so that there is none.
  return { key, marker: `lucca:panna/${key}`, subject: {} } as unknown as Work;
}
