import { readdir, readlink } from "node:fs/promises";
import { expect, test, vi } from "vitest";
import { sizeOf } from "../../../../../lucca/providers/local/compute/storage-watch.ts";
import { groupOf, newCity } from "./city.ts";

vi.setConfig({ testTimeout: 60_000 });

/** Long enough for a slow machine to start a process. */
const patient = { timeout: 15_000 };

test("two versions that write at the same time lose nothing", async () => {
  const city = await newCity();
  await city.compute.run(await city.version("staging", "one"));
  const slow = city.ask("staging", "/slow?ms=3000");
  await expect.poll(() => city.compute.logs("staging"), patient).toMatchObject([{ text: "began" }]);
  const keys = Array.from({ length: 400 }, (_, i) => `key-${i}`);
  const write = async (from: number) => {
    for (const key of keys.filter((_, i) => i % 8 === from))
      expect((await city.ask("staging", `/put?key=${key}`, { method: "POST" })).status).toBe(200);
  };
  const writing = Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(write));
  await city.compute.run(await city.version("staging", "two"));
  await writing;
  expect((await slow).body).toBe("one");
  for (const key of keys)
    expect((await city.ask("staging", `/get?key=${key}`)).body).toBe(`value of ${key}`);
});

test("what a version still does after its answer is not cut off by the next one", async () => {
  const city = await newCity();
  await city.compute.run(await city.version("staging", "one"));
  expect((await city.ask("staging", "/after?key=late", { method: "POST" })).body).toBe("one");
  await city.compute.run(await city.version("staging", "two"));
  const read = async () => (await city.ask("staging", "/get?key=late")).body;
  await expect.poll(read, patient).toBe("written afterwards");
});

test("what was written is there after everything was stopped", async () => {
  const city = await newCity();
  const version = await city.version("staging", "one");
  await city.compute.run(version);
  await city.ask("staging", "/put?key=a", { method: "POST" });
  await city.compute.stop("staging");
  await city.compute.run(version);
  expect((await city.ask("staging", "/get?key=a")).body).toBe("value of a");
});

test("a full bucket refuses writes in words, reads and deletes go on, and its neighbour does not notice", async () => {
  const city = await newCity();
  const small = await city.version("staging", "one");
  const bucket = { folder: small.bucket?.folder ?? "", limit: 1_000_000 };
  await city.compute.run({ ...small, bucket });
  await city.compute.run(await city.version("production", "one"));
  const put = (environment: string, key: string, bytes: number) =>
    city.ask(environment, `/put?key=${key}`, { method: "POST", body: Buffer.alloc(bytes) });

  expect((await put("staging", "a", 700_000)).status).toBe(200);
  // Larger than what is left: the bucket itself refuses it before a byte is stored.
  expect((await put("staging", "b", 400_000)).status).toBe(500);
  expect(await sizeOf(bucket.folder, 2_000_000)).toBeLessThan(1_000_000);
  const said = async () => (await city.compute.logs("staging")).at(-1)?.text;
  await expect.poll(said, patient).toContain("The storage of this environment is full.");

  // What still fits depends on when the bucket was measured last, so that what is refused comes smaller.
  let bytes = 90_000;
  let puts = 0;
  const fill = async () => {
    const { status } = await put("staging", `c${puts++}`, bytes);
    if (status !== 200) bytes = Math.ceil(bytes / 2);
    return city.compute.isFull("staging");
  };
  await expect.poll(fill, { ...patient, interval: 20 }).toBe(true);
  const refused = await city.ask("staging", "/put?key=d", { method: "POST" });
  expect(refused.status).toBe(507);
  expect(JSON.parse(refused.body).detail).toBe(
    "Nothing was saved: the storage of Panna (staging) is full. Reading and deleting still work. Delete something, or ask for more storage.",
  );
  expect((await city.ask("staging", "/get?key=a")).body).toHaveLength(700_000);
  expect((await put("production", "a", 900_000)).status).toBe(200);

  expect((await city.ask("staging", "/delete?key=a", { method: "DELETE" })).status).toBe(200);
  await expect.poll(() => city.compute.isFull("staging"), patient).toBe(false);
  expect((await put("staging", "d", 1000)).status).toBe(200);
});

test("a bucket whose process was killed is back for the next call", async () => {
  const city = await newCity();
  await city.compute.run(await city.version("staging", "one"));
  await city.ask("staging", "/put?key=a", { method: "POST" });
  for (const pid of await groupOf(city.hosts[0] ?? 0)) {
    const names = await readdir(`/proc/${pid}/fd`);
    const files = names.map((name) => readlink(`/proc/${pid}/fd/${name}`).catch(() => ""));
    if ((await Promise.all(files)).some((file) => file.endsWith(".sqlite")))
      process.kill(pid, "SIGKILL");
  }
  const read = async () => (await city.ask("staging", "/get?key=a")).body;
  await expect.poll(read, patient).toBe("value of a");
  const log = (await city.compute.logs("staging")).map(({ text }) => text);
  expect(log).toContain("The bucket's process stopped unexpectedly.");
});

test("an environment without storage has no bucket", async () => {
  const city = await newCity();
  await city.compute.run(await city.version("staging", "one", { bucket: undefined }));
  expect(Object.keys(JSON.parse((await city.ask("staging", "/env")).body))).not.toContain(
    "STORAGE",
  );
});
