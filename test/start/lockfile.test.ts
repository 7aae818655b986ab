import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

type Package = { optionalDependencies?: Record<string, string> };

/** Where a package at `from` finds `name`, by the way Node looks for it. */
function finds(packages: Record<string, Package>, from: string, name: string): boolean {
  const folders = from.split("/node_modules/").map((_, i, all) => all.slice(0, i + 1));
  const places = folders.map((parts) => `${parts.join("/node_modules/")}/node_modules/${name}`);
  return [`node_modules/${name}`, ...places].some((place) => place in packages);
}

test("the lockfile names the packages of every platform, without which npm ci refuses it", () => {
  const file = join(import.meta.dirname, "../../package-lock.json");
  const { packages }: { packages: Record<string, Package> } = JSON.parse(
    readFileSync(file, "utf8"),
  );
  const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !finds(packages, from, name)),
  );
  expect(missing).toEqual([]);
});
