import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test, vi } from "vitest";
import { groupOf, newCity } from "./city.ts";

vi.setConfig({ testTimeout: 60_000 });

/** Long enough for a slow machine to start and end processes. */
const patient = { timeout: 15_000 };

test("environments come back by themselves after their host was killed", async () => {
  const city = await newCity();
  await city.compute.run(await city.version("staging", "one"));
  await city.compute.run(await city.version("production", "seven"));
  await city.ask("staging", "/put?key=a", { method: "POST" });
  const [first = 0] = city.hosts;
  process.kill(first, "SIGKILL");
  await expect.poll(() => groupOf(first), patient).toEqual([]);
  const commit = async (name: string) => (await city.ask(name, "/slow?ms=0")).body;
  await expect.poll(() => commit("staging"), patient).toBe("one");
  await expect.poll(() => commit("production"), patient).toBe("seven");
  expect((await city.ask("staging", "/get?key=a")).body).toBe("value of a");
  expect(city.hosts).toHaveLength(2);
});

test("when Mocca is killed, its host and every worker end too", async () => {
  const city = await newCity();
  const version = await city.version("staging", "one");
  const program = join(import.meta.dirname, "mocca.ts");
  const mocca = spawn(
    process.execPath,
    [program, join(city.folder, "second"), JSON.stringify(version)],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const lines = createInterface(mocca.stdout)[Symbol.asyncIterator]();
  const host = Number((await lines.next()).value);
  expect((await lines.next()).value).toBe("live");
  // The host, its watchdog and one worker.
  expect(await groupOf(host)).toHaveLength(3);
  mocca.kill("SIGKILL");
  await expect.poll(() => groupOf(host), patient).toEqual([]);
});

test("a worker that dies once is back at once; its neighbour does not notice", async () => {
  const city = await newCity();
  await city.compute.run(await city.version("staging", "one"));
  await city.compute.run(await city.version("production", "one"));
  expect((await city.ask("staging", "/die")).status).toBe(503);
  expect((await city.ask("production", "/")).status).toBe(200);
  const status = async () => (await city.ask("staging", "/")).status;
  await expect.poll(status, patient).toBe(200);
  const log = async () => (await city.compute.logs("staging")).map(({ text }) => text).join("\n");
  await expect.poll(log, patient).toContain("heap out of memory");
  expect(await log()).toContain("The worker's process stopped unexpectedly.");
});

test("a worker that dies again and again rests longer each time and costs its neighbour no request", async () => {
  const city = await newCity();
  await city.compute.run(await city.version("staging", "one"));
  await city.compute.run(await city.version("production", "one"));
  const rests = "staging: its worker keeps stopping; it rests.";
  let neighbour = 0;
  const end = Date.now() + 6000;
  // Six seconds, and on a slow machine as long as it takes to die twice.
  const goesOn = () => Date.now() < end || !city.lines.includes(rests);
  const dying = (async () => {
    while (goesOn()) await city.ask("staging", "/die").catch(() => undefined);
  })();
  while (goesOn()) {
    expect((await city.ask("production", "/slow?ms=5")).body).toBe("one");
    neighbour++;
  }
  await dying;
  expect(neighbour).toBeGreaterThan(100);
  const stops = (await city.compute.logs("staging")).filter(({ text }) =>
    text.includes("unexpectedly"),
  );
  // At once, then after 1, 2 and 4 seconds.
  expect(stops.length).toBeGreaterThanOrEqual(2);
  expect(stops.length).toBeLessThanOrEqual(4);
  await city.compute.run(await city.version("staging", "two"));
  expect((await city.ask("staging", "/slow?ms=0")).body).toBe("two");
});
