import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readCatalogue } from "../../lucca/providers/local/catalogue.ts";
import { build } from "./build.ts";
import { checkout, composed, panna } from "./panna.ts";
import { withReports } from "./reports.ts";
import { writeTree } from "./write-tree.ts";

const run = promisify(execFile);
const program = (name: string) => join(checkout, "node_modules/.bin", name);

// Each test runs a build or a type-check as a process of its own.
vi.setConfig({ testTimeout: 90_000 });

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "mocca-composition-"));
});

afterEach(() => rm(folder, { recursive: true }));

test("a composed repository with custom code of every kind passes its own type-check and lint", async () => {
  await writeTree(folder, withReports(await composed()));
  await run(program("tsc"), ["-p", folder]);
  await run(program("biome"), ["lint", "--error-on-warnings", "."], { cwd: folder });
});

test("a repository with the shell alone passes both too", async () => {
  await writeTree(folder, await composed({ ...panna, modules: {} }));
  await run(program("tsc"), ["-p", folder]);
  await run(program("biome"), ["lint", "--error-on-warnings", "."], { cwd: folder });
});

test("a mistake in custom/ is found by the type-check", async () => {
  const tree = await composed();
  tree.set("custom/welcome.ts", 'export const welcome = { title: 7, text: "" };\n');
  await writeTree(folder, tree);
  await expect(run(program("tsc"), ["-p", folder])).rejects.toMatchObject({
    stdout: expect.stringContaining("apps/dashboard/instance.ts"),
  });
});

test("a disabled module is absent from both bundles, an enabled one is not", async () => {
  const bundles = async (manifest: object) => {
    const place = await mkdtemp(join(folder, "bundle-"));
    await writeTree(place, await composed(manifest));
    await build(place);
    const assets = join(place, "dist/assets");
    const files = (await readdir(assets)).map((name) => join(assets, name));
    const texts = [...files, join(place, "worker.js")].map((path) => readFile(path, "utf8"));
    return (await Promise.all(texts)).join("\n");
  };
  const off = { ...panna, modules: { ...panna.modules, crm_base: { enabled: false } } };
  // The bundles themselves are too long to be shown by a failure.
  const contacts = /crm.base|contact/i;
  expect([contacts.test(await bundles(panna)), contacts.test(await bundles(off))]).toEqual([
    true,
    false,
  ]);
});

test("the client's picture is built in when it is there, and breaks nothing while it is not", async () => {
  const branding = { colour: "#0a5c36", logo: "custom/logo.svg" };
  const pictures = async (files: Record<string, string>) => {
    const place = await mkdtemp(join(folder, "branded-"));
    await writeTree(
      place,
      new Map([...(await composed({ ...panna, branding })), ...Object.entries(files)]),
    );
    await run(program("tsc"), ["-p", place]);
    await build(place);
    return (await readdir(join(place, "dist/assets"))).filter((name) => name.endsWith(".svg"))
      .length;
  };
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" />';
  expect(await pictures({})).toBe(0);
  expect(await pictures({ "custom/logo.svg": drawing })).toBe(1);
});

test("the pages' first load stays under 200 KB of compressed script", async () => {
  await writeTree(folder, await composed());
  await build(folder);
  const html = await readFile(join(folder, "dist/index.html"), "utf8");
  const scripts = [...html.matchAll(/(?:src|modulepreload"[^>]*href)="\/([^"]+\.js)"/g)];
  const first = await Promise.all(
    scripts.map(([, path]) => readFile(join(folder, "dist", path ?? ""))),
  );
  expect(gzipSync(Buffer.concat(first)).length).toBeLessThan(200_000);
});

test("the template pins the packages that this checkout has", async () => {
  const read = async (path: string) => JSON.parse(await readFile(join(checkout, path), "utf8"));
  const [own, template] = [await read("package.json"), await read("modules/template/package.json")];
  const { wrangler: _, ...pins } = { ...template.dependencies, ...template.devDependencies };
  expect(pins).toEqual(
    Object.fromEntries(
      Object.keys(pins).map((name) => [
        name,
        { ...own.dependencies, ...own.devDependencies }[name],
      ]),
    ),
  );
});

test("the catalogue on disk has the sources of every built module", async () => {
  const { modules, template } = await readCatalogue(checkout);
  expect(modules.map(({ name, files }) => [name, files.has("module.ts")])).toEqual([
    ["mocca-client", true],
    ["crm-base", true],
  ]);
  expect(template.get("apps/contract.ts")).toBe(
    await readFile(join(checkout, "modules/contract.ts"), "utf8"),
  );
});
