import { expect, test } from "vitest";
import { declaredBy, fieldOf, listedIn } from "./declared.ts";
import { importsOf } from "./imports.ts";
import { textOf } from "./syntax.ts";
import { files, read, type Source, sources } from "./tree.ts";

/** Each kind of thing that has a list: who makes one, where they lie, and where the list is. */
const lists = [
  { list: "commands", maker: "command", folder: "bot/commands/", index: "bot/commands/index.ts" },
  { list: "buttons", maker: "button", folder: "bot/buttons/", index: "bot/buttons/index.ts" },
  { list: "verbs", maker: "verb", folder: "mocca/", index: "mocca/verbs.ts" },
  { list: "questions", maker: "question", folder: "mocca/", index: "mocca/questions.ts" },
  {
    list: "consoleQuestions",
    maker: "question",
    folder: "bot/console/",
    index: "bot/console/questions.ts",
  },
  { list: "talks", maker: "talk", folder: "bot/console/", index: "bot/console/talks.ts" },
];

/** What is declared and its list does not name. */
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

/** Whether a file declares more than one of a kind, or one that is not named for the file. */
function misnamed(source: Source, maker: string): boolean {
  const names = declaredBy(source, maker).map(({ made }) => textOf(fieldOf(made, "name")));
  const own = source.path.replace(/^(mocca|bot\/console)\/|\.ts$/g, "");
  return names.length > 0 && (names.length > 1 || names[0] !== own);
}

test.each(["verb", "question", "talk"])("a %s is one file, named for its path", (maker) => {
  const business = sources.filter(({ path }) => /^(mocca|bot\/console)\//.test(path));
  expect(business.filter((source) => misnamed(source, maker))).toEqual([]);
  const path = "mocca/clients/add.ts";
  const text = `export const add = ${maker}({ name: "clients/list" });`;
  expect(misnamed({ path, text }, maker)).toBe(true);
});

/** The folders of modules whose module.ts the catalogue does not load or list. */
function unlistedModules(index: Source, paths: readonly string[]): string[] {
  const loaded = new Map(importsOf(index).map(({ file, names }) => [file, names]));
  const listed = listedIn(index, "catalogue");
  const folders = paths.flatMap((path) => /^modules\/([^/]+)\//.exec(path)?.[1] ?? []);
  return [...new Set(folders)].filter((folder) => {
    const names = loaded.get(`modules/${folder}/module.ts`) ?? [];
    return folder !== "template" && !names.some((name) => listed.includes(name));
  });
}

test("each folder of modules is in the catalogue", () => {
  const index = { path: "modules/index.ts", text: read("modules/index.ts") };
  expect(unlistedModules(index, files)).toEqual([]);
  expect(unlistedModules(index, ["modules/zebra/module.ts"])).toEqual(["zebra"]);
  const unused = 'import { zebra } from "./zebra/module.ts"; export const catalogue = [];';
  expect(unlistedModules({ ...index, text: unused }, ["modules/zebra/a.ts"])).toEqual(["zebra"]);
});

/** The files of the local vendor that export a provider, or a function of the vendor's house that makes one. */
function providersIn(all: readonly Source[]): string[] {
  const makes = /^export (const \w+|function \w+\(([^,)]*: Local)?\)): Provider\b/m;
  const own = all.filter(({ path }) => /^lucca\/providers\/local\/[^/]+\.ts$/.test(path));
  return own.filter(({ text }) => makes.test(text)).map(({ path }) => path);
}

test("each provider of this machine is offered by its vendor", () => {
  const path = "lucca/providers/local/vendor.ts";
  const loaded = importsOf({ path, text: read(path) }).flatMap(({ file }) => file ?? []);
  expect(providersIn(sources).length).toBeGreaterThan(9);
  expect(providersIn(sources).filter((one) => !loaded.includes(one))).toEqual([]);
  const added = { path: "lucca/providers/local/queue.ts", text: "" };
  for (const text of ["const queue: Provider", "function queue({ dataDir }: Local): Provider"])
    expect(providersIn([{ ...added, text: `export ${text}` }])).toEqual([added.path]);
});

test("a verb that its list forgot is found", () => {
  const added = {
    path: "mocca/clients/add.ts",
    text: "export const addClient = verb({ name: 'x' });",
  };
  const index = (text: string) => ({ path: "mocca/verbs.ts", text });
  const full = 'import { addClient } from "./clients/add.ts";\nexport const verbs = [addClient];';
  expect(forgotten("verbs", "verb", index(full), [added])).toEqual([]);
  const empty = 'import { addClient } from "./clients/add.ts";\nexport const verbs = [] as const;';
  expect(forgotten("verbs", "verb", index(empty), [added])).toHaveLength(1);
  const same = "const addClient = 1;\nexport const verbs = [addClient];";
  expect(forgotten("verbs", "verb", index(same), [added])).toHaveLength(1);
});
