import { describe, expect, test } from "vitest";
import { files, read, rootFolders } from "./tree.ts";

const { scripts }: { scripts: Record<string, string> } = JSON.parse(read("package.json"));

/** The paths of the house that a document names in `code`, and where its links go. */
function pathsIn(text: string): string[] {
  const code = [...prose(text).matchAll(/`([^`\n]+)`/g)].map(([, said = ""]) => said);
  const links = [...text.matchAll(/\]\(([^)#:\s]+)\)/g)].map(([, to = ""]) => to);
  return [...code.filter(isPath), ...links];
}

/** A document without what it shows as bad, and without its blocks of code. */
function prose(text: string): string {
  return text.replace(/^```[\s\S]*?^```/gm, "").replace(/- Bad: .*?(?=· Good: |$)/gm, "");
}

function isPath(said: string): boolean {
  const [first = "", ...rest] = said.split("/");
  return rootFolders.includes(first) && rest.length > 0 && /^[\w./*-]+$/.test(said);
}

/** Which of the named paths are not there; `*` stands for any name. */
function missing(text: string): string[] {
  return pathsIn(text).filter((path) => {
    const pattern = path.replaceAll(".", "\\.").replaceAll("*", "[^/]*").replace(/\/$/, "");
    return !files.some((file) => new RegExp(`^${pattern}(/|$)`).test(file));
  });
}

function unknownScripts(text: string): string[] {
  const run = [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, script = ""]) => script);
  return run.filter((script) => !Object.hasOwn(scripts, script));
}

describe.each(["README.md", "STYLE.md"])("%s", (document) => {
  test("names only what is there", () => {
    expect(files).toContain(document);
    const text = read(document);
    expect(missing(text)).toEqual([]);
    expect(unknownScripts(text)).toEqual([]);
  });
});

test("each script starts a file that is there", () => {
  const started = Object.values(scripts).flatMap(
    (script) => / (\S+\/\S+)$/.exec(script)?.[1] ?? [],
  );
  expect(started).toHaveLength(Object.keys(scripts).length);
  expect(started.filter((path) => !files.includes(path))).toEqual([]);
});

test("a path and a script that are gone are found", () => {
  const text =
    "- Bad: `db/orm.ts` · Good: `bot/gone.ts`, `mocca/*/add.ts`, [this](lucca/gone.ts), `a/b`";
  expect(missing(text)).toEqual(["bot/gone.ts", "lucca/gone.ts"]);
  expect(unknownScripts("`npm run say` and npm run sing")).toEqual(["sing"]);
});
