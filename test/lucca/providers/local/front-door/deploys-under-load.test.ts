import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { type Answered, newCity } from "../compute/city.ts";

test("200 requests a second while five versions go live: none fails and no write is lost", async () => {
  const city = await newCity();
  await city.compute.run(await city.version("staging", "0"));
  const answers: Promise<Answered & { key?: string }>[] = [];
  let over = false;
  const load = (async () => {
    const start = performance.now();
    for (let i = 0; !over; i++) {
      const key = `key-${i}`;
      if (i % 4 === 0)
        answers.push(
          city.ask("staging", `/put?key=${key}`, { method: "POST" }).then((a) => ({ ...a, key })),
        );
      else answers.push(city.ask("staging", i % 4 === 1 ? "/slow?ms=300" : "/healthz"));
      await sleep(Math.max(0, start + (i + 1) * 5 - performance.now()));
    }
  })();
  for (let i = 1; i <= 5; i++) {
    await sleep(700);
    await city.compute.run(await city.version("staging", String(i)));
  }
  await sleep(300);
  over = true;
  await load;
  const all = await Promise.all(answers);
  expect(all.length).toBeGreaterThan(700);
  expect(all.filter(({ status }) => status !== 200)).toEqual([]);
  expect(city.compute.live("staging")?.version).toBe("5");
  for (const { key } of all)
    if (key !== undefined)
      expect((await city.ask("staging", `/get?key=${key}`)).body).toBe(`value of ${key}`);
}, 60_000);
