import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ask } from "./ask.ts";
import { type Mocca, newMocca } from "./mocca.ts";

const minute = 60_000;
let mocca: Mocca;

beforeEach(async () => {
  mocca = await newMocca();
});
afterEach(() => mocca.remove());

test.for(["SIGTERM", "SIGINT"] as const)(
  "%s in the middle of a run leaves no process, and the next start ends the run well",
  { timeout: 3 * minute },
  async (signal) => {
    await mocca.start();
    const watched = mocca.saying("/provision panna", "--yes");
    await vi.waitFor(() => expect(watched.written()).toContain("◐ Deploy staging"), {
      timeout: minute,
      interval: 20,
    });
    expect(mocca.left().length).toBeGreaterThan(1);
    expect(await mocca.end(signal)).toBe(0);
    expect((await watched.ended).code).toBe(2);
    expect(mocca.left()).toEqual([]);

    await mocca.start();
    const resumed = await mocca.say("/run R-1");
    expect(resumed.output).toContain("✓ Panna is live");
    expect((await ask(`http://panna.${mocca.host}`)).status).toBe(200);
    expect(await mocca.end(signal)).toBe(0);
    expect(mocca.left()).toEqual([]);
  },
);

test(
  "a second start on the same data directory is refused with the reason",
  async () => {
    await mocca.start();
    const second = await mocca.startAgain();
    expect(second.code).toBe(1);
    expect(second.output).toMatch(/Mocca did not start: process \d+ has been using .* since /);
    expect(second.output).toContain("Stop that one first");
    expect((await mocca.say("/status")).code).toBe(0);
    expect(await mocca.end("SIGTERM")).toBe(0);
    expect(mocca.left()).toEqual([]);
  },
  3 * minute,
);
