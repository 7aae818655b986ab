import { asc } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Actor } from "../../db/actor.ts";
import { domain } from "../../db/schema.ts";
import { type Manifest, readManifest } from "../../lucca/manifest.ts";
import { loadCity } from "../../lucca/subject.ts";
import { addClient } from "../../mocca/clients/add.ts";
import { changeManifest } from "../../mocca/clients/change-manifest.ts";
import { call } from "../../mocca/verb.ts";
import { hire, manifestOf, type TestHouse, testHouse } from "../house.ts";

let house: TestHouse;
let owner: Actor;

beforeEach(async () => {
  house = await testHouse();
  owner = await hire(house, "Ian", "owner");
});
afterEach(() => house.close());

const add = (manifest: unknown) => call(addClient, { house, actor: owner }, { manifest });
const hosts = async () =>
  (await house.platform.withDb((db) => db.select().from(domain).orderBy(asc(domain.host)))).map(
    (row) => row.host,
  );

function moved(manifest: Manifest, to: string): Manifest {
  return { ...manifest, client: { ...manifest.client, domain: to } };
}

async function move(ids: { clientId: string; projectId: string }, to: string) {
  await house.platform.withDb((db) =>
    db.transaction(async (tx) => {
      const city = await loadCity(tx, ids.clientId, ids.projectId);
      const wanted = moved(city.project.manifest, to);
      await changeManifest(tx, { house, actor: owner }, city, wanted, "moved");
    }),
  );
}

test("a client has the hosts of both environments, here and at its domain", async () => {
  await add(manifestOf("panna"));
  expect(await hosts()).toEqual([
    "panna-test.example.nz",
    "panna-test.localhost",
    "panna.example.nz",
    "panna.localhost",
  ]);
});

test("a host that a client gives up is free for another, and one that it has is not", async () => {
  const panna = await add(manifestOf("panna", "Panna", "shop.nz"));
  await expect(add(manifestOf("cotta", "Cotta", "shop.nz"))).rejects.toMatchObject({
    code: "conflict",
  });
  await move(panna, "other.nz");
  expect(await hosts()).not.toContain("shop.nz");
  const cotta = await add(manifestOf("cotta", "Cotta", "shop.nz"));
  await expect(move(cotta, "other.nz")).rejects.toMatchObject({ code: "conflict" });
  expect(await hosts()).toContain("shop.nz");
});

test("of two clients that want one host at the same moment, one is refused whole", async () => {
  const asked = ["panna", "cotta", "torta"].map((slug) => add(manifestOf(slug, slug, "shop.nz")));
  const answers = await Promise.allSettled(asked);
  expect(answers.filter((answer) => answer.status === "fulfilled")).toHaveLength(1);
  expect(await hosts()).toHaveLength(4);
});

test("a client whose slug reads like another's project is refused its hosts", async () => {
  await add(manifestOf("panna"));
  await expect(
    add({ ...manifestOf("cotta"), domains: { production: "panna.localhost" } }),
  ).rejects.toMatchObject({
    code: "conflict",
  });
});

test("a manifest with faults names no host", () => {
  expect(readManifest(manifestOf("panna", "Panna", "panna"))).toHaveProperty("faults");
});
