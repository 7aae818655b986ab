import { expect, test } from "vitest";
import { recompose } from "../../../lucca/compose/recompose.ts";
import { composed, panna } from "../../modules/panna.ts";

const withoutCrm = { ...panna, modules: { ...panna.modules, crm_base: { enabled: false } } };

test("the same composition changes nothing", async () => {
  const tree = await composed();
  expect(recompose(tree, await composed())).toEqual({ write: new Map(), remove: [] });
});

test("a module that is switched off goes, and so does nothing else", async () => {
  const { write, remove } = recompose(await composed(), await composed(withoutCrm));
  expect(remove.length).toBeGreaterThan(10);
  expect(remove.every((path) => path.includes("/crm-base/"))).toBe(true);
  expect([...write.keys()].sort()).toEqual([
    "apps/api/index.ts",
    "apps/dashboard/instance.ts",
    "manifest.json",
    "mocca.lock.json",
  ]);
});

test("what is in custom/ is neither overwritten, nor removed, nor brought back", async () => {
  const existing = await composed();
  existing.set("custom/welcome.ts", "theirs");
  existing.set("custom/reports-page.tsx", "theirs");
  existing.set("custom/migrations/0001_reports.sql", "theirs");
  existing.delete("custom/README.md");
  expect(recompose(existing, await composed())).toEqual({ write: new Map(), remove: [] });
});

test("a file of the client's own outside our folders stays, and one of ours is put right", async () => {
  const existing = await composed();
  existing.set("docs/handbook.md", "theirs");
  existing.set("apps/api/index.ts", "changed by hand");
  existing.set("apps/api/left-over.ts", "from an older version");
  const { write, remove } = recompose(existing, await composed());
  expect([...write.keys()]).toEqual(["apps/api/index.ts"]);
  expect(remove).toEqual(["apps/api/left-over.ts"]);
});

test("migrations lie in the folder that the manifest names, and leave the one before", async () => {
  const moved = { ...panna, database: { migrations: "schema" } };
  const { write, remove } = recompose(await composed(), await composed(moved));
  expect([...write.keys()].filter((path) => path.endsWith(".sql")).length).toBeGreaterThan(1);
  expect([...write.keys()].every((path) => !path.startsWith("migrations/"))).toBe(true);
  expect(remove.every((path) => path.startsWith("migrations/"))).toBe(true);
  expect(write.get("mocca.lock.json")).toContain('"migrations": "schema"');
});
