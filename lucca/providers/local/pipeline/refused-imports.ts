import { readFileSync } from "node:fs";
import { type Ground, isUnder, nameIn, withoutQuery } from "./ground.ts";

/** What a build refused, one line each; a build with any has failed, whatever the bundler says. */
export type RefusedImports = {
  lines: Set<string>;
  refuse(specifier: string, importer: string, why: string): Error;
};

export function collectRefusals(ground: Ground): RefusedImports {
  const lines = new Set<string>();
  return {
    lines,
    refuse(specifier, importer, why) {
      const line = describe(ground, specifier, importer, why);
      lines.add(line);
      return new Error(line);
    },
  };
}

/** Names the target only as the importer wrote it: a pattern that found a file outside must not tell its name. */
function describe(ground: Ground, specifier: string, importer: string, why: string): string {
  const file = withoutQuery(importer);
  if (!isUnder(ground.tree, file)) return `An import ${why}.`;
  const text = readFileSync(file, "utf8");
  const at = text.indexOf(specifier);
  if (at < 0) return `${nameIn(ground, file)}: an import ${why}.`;
  return `${nameIn(ground, file)}:${placeIn(text, at)}: ${JSON.stringify(specifier)} ${why}.`;
}

/** The line and column of an index into a text, as tools count them. */
export function placeIn(text: string, at: number): string {
  const before = text.slice(0, at).split("\n");
  return `${before.length}:${(before.at(-1) ?? "").length + 1}`;
}
