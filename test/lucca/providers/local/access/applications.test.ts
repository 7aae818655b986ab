import { afterAll, beforeAll, expect, test } from "vitest";
import type { Manifest } from "../../../../../lucca/manifest.ts";
import { access } from "../../../../../lucca/providers/local/access.ts";
import { type City, loadCity } from "../../../../../lucca/subject.ts";
import { workFor } from "../../../../../lucca/work.ts";
import { addTestClient, type TestHouse, testHouse } from "../../../../house.ts";

let house: TestHouse;
let city: City;

beforeAll(async () => {
  house = await testHouse();
  const { clientId, projectId } = await addTestClient(house, "panna");
  city = await house.platform.withDb((db) => loadCity(db, clientId, projectId));
});
afterAll(() => house.close());

function workOf(part: "dashboard" | "api", policy: Partial<Manifest["access"]>) {
  const { db } = house.platform.database;
  const manifest = { ...city.project.manifest, access: { allow: [], ...policy } };
  const key = `access/${part}/staging`;
  const changed = { ...city, project: { ...city.project, manifest } };
  return workFor({ platform: house.platform, db }, changed, { key, environment: "staging" }, []);
}

test("an application has the manifest's list, or one of its own, and keeps its AUD when that changes", async () => {
  const both = { allow: ["@panna.nz"] };
  const made = await access.ensure(workOf("api", both));
  expect(made.facts).toMatchObject({ part: "api", allow: ["@panna.nz"] });
  expect(await access.observe(workOf("api", both))).toEqual(made);
  const own = { ...both, api: { allow: ["team:owners"] } };
  expect(await access.observe(workOf("api", own))).toBeUndefined();
  const changed = await access.ensure(workOf("api", own));
  expect(changed.facts).toMatchObject({ allow: ["team:owners"] });
  expect(changed.externalId).toBe(made.externalId);
  const dashboard = await access.ensure(workOf("dashboard", own));
  expect(dashboard.facts).toMatchObject({ allow: ["@panna.nz"] });
  expect(dashboard.externalId).not.toBe(made.externalId);
});
