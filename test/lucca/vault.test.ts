import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { secret } from "../../db/schema.ts";
import { vaultOf } from "../../lucca/vault.ts";
import { addTestClient, type TestHouse, testHouse } from "../house.ts";

let house: TestHouse;
let place: { clientId: string; projectId: string; environmentId: null };

beforeEach(async () => {
  house = await testHouse();
  const { clientId, projectId } = await addTestClient(house, "panna");
  place = { clientId, projectId, environmentId: null };
});
afterEach(() => house.close());

const vault = (at = place) => vaultOf(house.platform, house.platform.database.db, at);
const rows = () => house.platform.withDb((db) => db.select().from(secret));

test("a secret comes back as it was put, and is nowhere in its row", async () => {
  await vault().put("TOKEN", "canary é 🦜");
  expect(await vault().get("TOKEN")).toBe("canary é 🦜");
  expect(await vault().get("OTHER")).toBeUndefined();
  const [row] = await rows();
  expect(JSON.stringify(row)).not.toContain("canary");
  expect(Buffer.from(row?.sealed ?? "", "base64").toString("latin1")).not.toContain("canary");
});

test("the same again takes its place, sealed anew", async () => {
  await vault().put("TOKEN", "one");
  const [before] = await rows();
  await vault().put("TOKEN", "one");
  const [after, ...more] = await rows();
  expect(more).toEqual([]);
  expect(after?.sealed).not.toBe(before?.sealed);
  expect(after?.fingerprint).toBe(before?.fingerprint);
  await vault().remove("TOKEN");
  await vault().remove("TOKEN");
  expect(await vault().get("TOKEN")).toBeUndefined();
});

test("a sealed value is worth nothing under another name, in another project, or changed", async () => {
  await vault().put("TOKEN", "one");
  const [row] = await rows();
  await house.platform.withDb((db) => db.update(secret).set({ name: "OTHER" }));
  await expect(vault().get("OTHER")).rejects.toThrow();
  const cotta = await addTestClient(house, "cotta");
  const there = { clientId: cotta.clientId, projectId: cotta.projectId, environmentId: null };
  await house.platform.withDb((db) => db.update(secret).set({ name: "TOKEN", ...there }));
  await expect(vault(there).get("TOKEN")).rejects.toThrow();
  const sealed = `${row?.sealed.slice(0, -4)}AAA=`;
  const mine = { ...place, sealed };
  await house.platform.withDb((db) =>
    db
      .update(secret)
      .set(mine)
      .where(eq(secret.id, row?.id ?? "")),
  );
  await expect(vault().get("TOKEN")).rejects.toThrow();
});

test("another master key opens nothing, and its error holds neither", async () => {
  await vault().put("TOKEN", "canary");
  const config = { ...house.platform.config, masterKey: new Uint8Array(randomBytes(32)) };
  const stranger = vaultOf({ ...house.platform, config }, house.platform.database.db, place);
  const error: Error = await stranger.get("TOKEN").then(
    () => new Error("opened"),
    (thrown) => thrown,
  );
  expect(error.message).not.toBe("opened");
  expect(String(error)).not.toContain("canary");
});
