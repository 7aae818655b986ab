import { expect, test } from "vitest";
import { read } from "./tree.ts";

type Manifest = { dependencies?: Record<string, string>; devDependencies?: Record<string, string> };

/** Each package with the version that a package.json asks for. */
function wantedBy(manifest: Manifest): [string, string][] {
  return Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
}

function loose(manifest: Manifest): string[] {
  return wantedBy(manifest).flatMap(([name, version]) =>
    /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version) ? [] : [`${name} ${version}`],
  );
}

const house: Manifest = JSON.parse(read("package.json"));
const client: Manifest = JSON.parse(read("modules/template/package.json"));
const lock: { packages: Record<string, { version?: string }> } = JSON.parse(
  read("package-lock.json"),
);

test("every package has one exact version, which the lockfile holds too", () => {
  expect(loose(house)).toEqual([]);
  for (const [name, version] of wantedBy(house))
    expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
});

test("a client's repository asks for the versions that this house builds with", () => {
  expect(loose(client)).toEqual([]);
  const ours = new Map(wantedBy(house));
  const others = wantedBy(client).filter(
    ([name, version]) => (ours.get(name) ?? version) !== version,
  );
  expect(others).toEqual([]);
});

test("a range of versions is found", () => {
  const manifest = {
    dependencies: { zod: "^4.0.0", hono: "4.13.19" },
    devDependencies: { pg: "*" },
  };
  expect(loose(manifest)).toEqual(["zod ^4.0.0", "pg *"]);
});
