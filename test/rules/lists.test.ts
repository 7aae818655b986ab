import { expect, test } from "vitest";
import { declaredBy, listedIn } from "./declared.ts";
import { importsOf } from "./imports.ts";
import { nameOf, syntaxOf, textOf } from "./syntax.ts";
import { files, read, type Source, sources } from "./tree.ts";

/** Each kind of thing that has a list: who makes one, where they lie, and where the list is. */
const lists = [
  { list: "commands", maker: "command", folder: "bot/commands/", index: "bot/commands/index.ts" },
  { list: "buttons", maker: "button", folder: "bot/buttons/", index: "bot/buttons/index.ts" },
  { list: "verbs", maker: "verb", folder: "mocca/", index: "mocca/verbs.ts" },
  { list: "questions", maker: "question", folder: "mocca/", index: "mocca/questions.ts" },
];

/** What a folder declares and its list does not name, and which files declare nothing. */
function forgotten(list: string, maker: string, index: Source, declaring: readonly Source[]) {
  const named = listedIn(index, list);
  const loaded = importsOf(index).map(({ file }) => file);
  return declaring.flatMap((source) =>
    declaredBy(source, maker)
      .filter(({ name }) => !named.includes(name) || !loaded.includes(source.path))
      .map(({ name }) => `${source.path}: ${name} is not in ${index.path}`),
  );
}

test.each(lists)("all $list are in their list", ({ list, maker, folder, index }) => {
  const inFolder = sources.filter(({ path }) => path.startsWith(folder));
  const found = { path: index, text: read(index) };
  expect(forgotten(list, maker, found, inFolder)).toEqual([]);
  const declared = inFolder.flatMap((source) => declaredBy(source, maker));
  expect(listedIn(found, list)).toHaveLength(declared.length);
  expect(declared.length).toBeGreaterThan(0);
});

test.each([
  ["bot/commands/", "command"],
  ["bot/buttons/", "button"],
])("each file of %s is one %s", (folder, maker) => {
  const one = sources.filter(({ path }) => path.startsWith(folder) && !path.endsWith("/index.ts"));
  expect(one.filter((source) => declaredBy(source, maker).length !== 1)).toEqual([]);
});

test("a verb or question is one file, named for its path", () => {
  for (const maker of ["verb", "question"])
    for (const source of sources.filter(({ path }) => path.startsWith("mocca/"))) {
      const declared = declaredBy(source, maker);
      expect(declared.length, source.path).toBeLessThanOrEqual(1);
      const name = source.path.replace(/^mocca\/|\.ts$/g, "");
      if (declared.length === 1) expect(nameIn(source)).toContain(name);
    }
});

/** The texts that properties called `name` have. */
function nameIn(source: Source): (string | undefined)[] {
  return syntaxOf(source)
    .nodes.filter(({ type, key }) => type === "Property" && nameOf(key) === "name")
    .map(({ value }) => textOf(value));
}

test("each built module is in the catalogue, and each folder of modules is one", () => {
  const index = { path: "modules/index.ts", text: read("modules/index.ts") };
  const loaded = importsOf(index).flatMap(({ file }) => file ?? []);
  const folders = files
    .filter((path) => /^modules\/[^/]+\//.test(path) && !path.startsWith("modules/template/"))
    .map((path) => path.split("/")[1]);
  for (const folder of new Set(folders)) expect(loaded).toContain(`modules/${folder}/module.ts`);
  const declared = sources.filter(({ path }) => /^modules\/[^/]+\/module\.ts$/.test(path));
  const constants = declared.flatMap(({ text }) => /export const (\w+)/.exec(text)?.[1] ?? []);
  expect(listedIn(withoutTypes(index), "catalogue")).toEqual(expect.arrayContaining(constants));
});

/** `export const catalogue: readonly X[] = […]` reads the same without its type. */
function withoutTypes({ path, text }: Source): Source {
  return { path, text };
}

test("each provider of this machine is offered by its vendor", () => {
  const vendor = { path: "lucca/providers/local/vendor.ts", text: read("lucca/providers/local/vendor.ts") };
  const loaded = importsOf(vendor).flatMap(({ file }) => file ?? []);
  const providers = sources.filter((source) => isProvider(source)).map(({ path }) => path);
  expect(providers.length).toBeGreaterThan(9);
  expect(providers.filter((path) => !loaded.includes(path))).toEqual([]);
});

/** A file of the vendor that exports a Provider, or a function of the vendor's house that makes one. */
function isProvider({ path, text }: Source): boolean {
  const makes = /^export (const \w+|function \w+\(([^,)]*: Local)?\)): Provider\b/m;
  return /^lucca\/providers\/local\/[^/]+\.ts$/.test(path) && makes.test(text);
}

test("a verb that its list forgot is found", () => {
  const added = { path: "mocca/clients/add.ts", text: "export const addClient = verb({ name: 'x' });" };
  const index = (text: string) => ({ path: "mocca/verbs.ts", text });
  const full = 'import { addClient } from "./clients/add.ts";\nexport const verbs = [addClient];';
  expect(forgotten("verbs", "verb", index(full), [added])).toEqual([]);
  const empty = 'import { addClient } from "./clients/add.ts";\nexport const verbs = [] as const;';
  expect(forgotten("verbs", "verb", index(empty), [added])).toHaveLength(1);
  const same = "const addClient = 1;\nexport const verbs = [addClient];";
  expect(forgotten("verbs", "verb", index(same), [added])).toHaveLength(1);
});
