import { readFile } from "node:fs/promises";
import { expect, test, vi } from "vitest";
import { compatibilityDate } from "../../../../../lucca/providers/local/compute/workerd.ts";
import { groupOf, newCity } from "./city.ts";

vi.setConfig({ testTimeout: 60_000 });

/** Long enough for a slow machine to start a process. */
const patient = { timeout: 15_000 };

test("a build answers with its own values, its pages and its bucket", async () => {
  const city = await newCity();
  await city.compute.run(await city.version("staging", "one", { secrets: { KEY: "hidden" } }));
  expect(JSON.parse((await city.ask("staging", "/env")).body)).toEqual({
    ASSETS: "…",
    STORAGE: "…",
    COMMIT: "one",
    KEY: "hidden",
    DATABASE_PROXY: "127.0.0.1:1",
  });
  expect((await city.ask("staging", "/")).body).toBe("<h1>Kia ora</h1>");
  expect((await city.ask("staging", "/put?key=a", { method: "POST" })).status).toBe(200);
  expect((await city.ask("staging", "/get?key=a")).body).toBe("value of a");
});

test("a secret is in no log, no argument and no environment variable of a process", async () => {
  const city = await newCity();
  const secret = "postgres://role:very-secret@127.0.0.1/panna";
  await city.compute.run(await city.version("staging", "one", { secrets: { KEY: secret } }));
  await city.ask("staging", "/log?line=look");
  await expect
    .poll(() => city.compute.logs("staging"), patient)
    .toMatchObject([{ text: "look [secret]" }]);
  for (const pid of await groupOf(city.hosts[0] ?? 0))
    for (const file of ["cmdline", "environ"])
      expect(await readFile(`/proc/${pid}/${file}`, "utf8")).not.toContain("very-secret");
  expect(city.lines.join()).not.toContain("very-secret");
});

test("the log of an environment keeps its newest 500 lines, cut to 2,000 characters", async () => {
  const city = await newCity();
  const code = `export default { fetch() {
    for (let i = 0; i < 600; i++) console.log(i + " " + "x".repeat(3000));
    return new Response();
  } }`;
  await city.compute.run(await city.version("staging", "one", { code }));
  const newest = async () => (await city.compute.logs("staging")).at(-1)?.text.slice(0, 3);
  await expect.poll(newest, patient).toBe("599");
  const lines = await city.compute.logs("staging");
  expect(lines).toHaveLength(500);
  expect(Math.max(...lines.map(({ text }) => text.length))).toBe(2001);
});

test.each([
  ["throws while it loads", "undefinedThing; export default {};", "undefinedThing is not defined"],
  ["is not a program", "export default { fetch( {", "SyntaxError"],
  [
    "is never well",
    "export default { fetch: () => new Response('no', { status: 500 }) }",
    "answered 500",
  ],
  [
    "never answers",
    "export default { fetch: () => new Promise((done) => setTimeout(done, 60000)) }",
    "did not answer",
  ],
  ["loops for ever while it loads", "for (;;);", "not up within 10 seconds"],
])(
  "a version that %s is refused with the reason, and the old one stays",
  async (_, code, reason) => {
    const city = await newCity({ healthy: 3000 });
    await city.compute.run(await city.version("staging", "one"));
    const bad = await city.version("staging", "two", { code });
    const refusal = await city.compute.run(bad).catch((failure) => failure);
    expect(refusal).toMatchObject({ name: "Refusal", message: expect.stringContaining(reason) });
    expect(refusal.message).not.toContain(city.folder);
    expect(city.compute.live("staging")?.version).toBe("one");
    expect(JSON.parse((await city.ask("staging", "/healthz")).body).commit).toBe("one");
    expect(await groupOf(city.hosts[0] ?? 0)).toHaveLength(3);
  },
);

test("a build without a worker is refused without naming a folder of this machine", async () => {
  const city = await newCity();
  const missing = await city.version("staging", "one");
  const refusal = await city.compute
    .run({ ...missing, build: "/nowhere" })
    .catch((failure) => failure);
  expect(refusal.message).toBe(
    "The new version was not started: The build is not complete (ENOENT).",
  );
});

test("a slow request ends on the version it began on, which stops after that", async () => {
  const city = await newCity();
  await city.compute.run(await city.version("staging", "one"));
  const slow = city.ask("staging", "/slow?ms=1500");
  await expect.poll(() => city.compute.logs("staging"), patient).toMatchObject([{ text: "began" }]);
  await city.compute.run(await city.version("staging", "two"));
  expect((await city.ask("staging", "/slow?ms=0")).body).toBe("two");
  expect((await slow).body).toBe("one");
});

test("a request that does not end keeps the old version for the time given, not longer", async () => {
  const city = await newCity({ drain: 500 });
  await city.compute.run(await city.version("staging", "one"));
  const endless = city.ask("staging", "/slow?ms=60000", { method: "POST" });
  await expect.poll(() => city.compute.logs("staging"), patient).toMatchObject([{ text: "began" }]);
  await city.compute.run(await city.version("staging", "two"));
  expect((await endless).status).toBe(502);
});

test("an environment starts on its first request, once for all who come at the same time", async () => {
  const city = await newCity();
  city.wanted.set("staging", await city.version("staging", "one"));
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => city.ask("staging", "/slow?ms=0")),
  );
  expect(answers.map(({ body }) => body)).toEqual(Array(20).fill("one"));
  expect(city.asked).toEqual(["staging"]);
});

test("a wanted version that cannot start is not tried again by every request", async () => {
  const city = await newCity();
  city.wanted.set(
    "staging",
    await city.version("staging", "one", { code: "throw new Error('no')" }),
  );
  for (let i = 0; i < 5; i++) expect((await city.ask("staging", "/")).status).toBe(503);
  expect(city.asked.length).toBeLessThan(3);
  expect(city.lines.join()).toContain("Error: no");
});

test("a stopped environment leaves no process, and its neighbour goes on", async () => {
  const city = await newCity();
  await city.compute.run(await city.version("staging", "one"));
  await city.compute.run(await city.version("production", "one"));
  await city.ask("staging", "/put?key=a", { method: "POST" });
  const all = await groupOf(city.hosts[0] ?? 0);
  await city.compute.stop("staging");
  expect((await city.ask("staging", "/")).status).toBe(503);
  expect((await city.ask("production", "/")).status).toBe(200);
  // Its worker and its bucket.
  expect(await groupOf(city.hosts[0] ?? 0)).toHaveLength(all.length - 2);
});

test("memory is told for each environment", async () => {
  const city = await newCity();
  await city.compute.run(await city.version("staging", "one"));
  await city.compute.run(await city.version("production", "one"));
  const memory = await city.compute.memory();
  expect([...(memory?.keys() ?? [])].sort()).toEqual(["production", "staging"]);
  expect(memory?.get("staging")?.resident).toBeGreaterThan(20_000_000);
  expect(memory?.get("staging")?.proportional).toBeLessThan(100_000_000);
});

test("what is live already is left alone, also when it is asked for many times at once", async () => {
  const city = await newCity();
  const one = await city.version("staging", "one");
  await Promise.all([city.compute.run(one), city.compute.run(one), city.compute.run(one)]);
  const port = city.compute.live("staging")?.port;
  await city.compute.run(one);
  expect(city.compute.live("staging")).toEqual({ port, version: "one" });
});

test("the runtime's date is the one that a client's own configuration names", async () => {
  const template = new URL("../../../../../modules/template/wrangler.toml", import.meta.url);
  expect(await readFile(template, "utf8")).toContain(`compatibility_date = "${compatibilityDate}"`);
});
