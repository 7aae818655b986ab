import { afterEach, beforeEach, expect, test } from "vitest";
import type { Actor } from "../../db/actor.ts";
import { project } from "../../db/schema.ts";
import { vaultOf } from "../../lucca/vault.ts";
import { listClients } from "../../mocca/clients/list.ts";
import { clientPeople } from "../../mocca/clients/people.ts";
import { showClient } from "../../mocca/clients/show.ts";
import { checkProject } from "../../mocca/projects/check.ts";
import { listSecrets } from "../../mocca/secrets/list.ts";
import { ask } from "../../mocca/verb.ts";
import { addTestClient, hire, manifestOf, type TestHouse, testHouse } from "../house.ts";

let house: TestHouse;
let owner: Actor;

beforeEach(async () => {
  house = await testHouse();
  owner = await hire(house, "Ian", "owner");
  await addTestClient(house, "panna", "Panna");
  await addTestClient(house, "cotta", "Cotta 100%");
});
afterEach(() => house.close());

const list = async (asked = {}, actor = owner) => {
  const { rows, next } = await ask(listClients, { house, actor }, asked);
  return { slugs: rows.map(({ slug }) => slug), next };
};

test("clients are searched by a part of name or slug, and read page by page", async () => {
  expect(await list({ search: "PANN" })).toEqual({ slugs: ["panna"], next: undefined });
  expect((await list({ search: "100%" })).slugs).toEqual(["cotta"]);
  expect((await list({ search: "_" })).slugs).toEqual([]);
  expect(await list({ limit: 1 })).toEqual({ slugs: ["cotta"], next: "cotta" });
  expect(await list({ limit: 1, after: "cotta" })).toEqual({ slugs: ["panna"], next: undefined });
  expect(await list({ limit: 1, order: "z-a" })).toEqual({ slugs: ["panna"], next: "panna" });
  expect((await list({ order: "z-a", after: "panna" })).slugs).toEqual(["cotta"]);
});

test("a member sees the clients that they were given, and what they may do there", async () => {
  const mia = await hire(house, "Mia", "member", { client: "panna", role: "operator" });
  expect((await list({}, mia)).slugs).toEqual(["panna"]);
  const shown = await ask(showClient, { house, actor: mia, client: "panna" }, {});
  expect(shown.rights).toEqual(["look", "deploy", "provision", "manage"]);
  const people = await ask(clientPeople, { house, actor: mia, client: "panna" }, {});
  expect(people).toMatchObject([{ name: "Mia", house: "member", role: "operator" }]);
  const foreign = ask(showClient, { house, actor: mia, client: "cotta" }, {});
  await expect(foreign).rejects.toMatchObject({ code: "not_found" });
});

test("secrets are told by name, age and fingerprint, never by value", async () => {
  await house.platform.withDb(async (db) => {
    for (const { clientId, id } of await db.select().from(project)) {
      const vault = vaultOf(house.platform, db, { clientId, projectId: id, environmentId: null });
      await vault.put("MOCCA_WEBHOOK_SECRET", `value of ${id}`);
    }
  });
  const at = { house, actor: owner, client: "panna" };
  const rows = await ask(listSecrets, at, {});
  expect(rows).toMatchObject([
    { name: "MOCCA_WEBHOOK_SECRET", project: "panna", environment: null, rotatedAt: null },
  ]);
  expect(JSON.stringify(rows)).not.toContain("value of");
  const moe = await hire(house, "Moe", "member", { client: "panna", role: "member" });
  const refused = ask(listSecrets, { ...at, actor: moe }, {});
  await expect(refused).rejects.toMatchObject({ code: "not_allowed" });
});

test("a configuration is checked while it is written, fault by fault", async () => {
  const at = { house, actor: owner, client: "panna" };
  const check = (manifest: unknown) => ask(checkProject, at, { project: "panna", manifest });
  expect(await check(manifestOf("panna", "Panna"))).toEqual({ faults: [], changes: [] });
  expect(await check(manifestOf("panna", "Other"))).toEqual({
    faults: [],
    changes: [{ path: "client.name", from: "Panna", to: "Other" }],
  });
  const { faults } = await check({ ...manifestOf("panna", ""), time_zone: "Nowhere" });
  expect(faults.map(({ path }) => path)).toEqual(["client.name", "time_zone"]);
  expect((await check("nothing")).faults).toHaveLength(1);
});
