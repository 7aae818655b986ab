import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { markedFolder } from "../../../../lucca/providers/local/marked-folder.ts";
import { workOn } from "./folder-work.ts";

const work = workOn("compute/staging");

/** A place for one folder, and its provider. */
async function newPlace() {
  const parent = await mkdtemp(join(tmpdir(), "mocca-folder-"));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  const folder = join(parent, "one");
  const provider = markedFolder(
    () => folder,
    async () => undefined,
  );
  return { parent, folder, provider };
}

test("a removal that was killed midway is ended by the next one", async () => {
  const { parent, folder, provider } = await newPlace();
  await provider.ensure(work);
  const objects = Array.from({ length: 3_000 }, (_, i) => join(folder, `object-${i}`));
  await Promise.all(objects.map((object) => writeFile(object, "")));
  const program = join(import.meta.dirname, "remove-folder.ts");
  const killed = spawn(process.execPath, [program, folder], { stdio: "inherit" });
  expect(await once(killed, "exit")).toEqual([null, "SIGKILL"]);
  expect(await readdir(parent)).not.toEqual([]);

  await provider.remove(work);
  expect(await readdir(parent)).toEqual([]);
});

test("what a kill left of a folder that was being made is taken up, or goes with its removal", async () => {
  const { parent, folder, provider } = await newPlace();
  const halfMade = async () => {
    await mkdir(`${folder}.aside`);
    await writeFile(join(`${folder}.aside`, ".lucca"), "");
  };
  await halfMade();
  expect(await provider.observe(work)).toBeUndefined();
  await provider.ensure(work);
  expect(await readdir(parent)).toEqual(["one"]);
  expect(await provider.observe(work)).toMatchObject({ marker: work.marker });
  await provider.remove(work);
  await halfMade();
  await provider.remove(work);
  expect(await readdir(parent)).toEqual([]);
});
