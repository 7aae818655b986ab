import { expect } from "vitest";
import type { Files } from "./bare-repository.ts";
import { canary, type House, type Walked } from "./pipeline-house.ts";

/** Walks the sample with a change that reaches for a canary, and makes sure that nothing of it comes out anywhere. */
export async function tryEscape(house: House, changes: Files): Promise<Walked> {
  const walked = await house.walkWith(changes);
  const logs = walked.reports.map(({ log }) => log).join("\n");
  expect(logs).not.toContain(canary);
  expect(logs).not.toContain(house.dataDir);
  // The worktree of the walk, which may name the canary itself, is gone by the time that its end is known.
  await expect.poll(() => house.filesWith(canary), { timeout: 10_000 }).toEqual([]);
  return walked;
}
