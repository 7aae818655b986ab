import { afterAll, beforeAll, expect, test } from "vitest";
import { openKey } from "../../mocca/keys/open-key.ts";
import { type Team, team } from "./team.ts";

let all: Team;

beforeAll(async () => {
  all = await team();
});
afterAll(() => all.close());

const opened = (token: string) => all.house.platform.withDb((db) => openKey(db, token));

test("a key is made by a line, shown once, listed without itself, and ended by its number", async () => {
  const line = "/key issue ci look deploy --client Panna --days 30";
  const made = await all.says("operator", line);
  expect(made).toMatchObject({ audience: "asker", once: true });
  const token = made.code ?? "";
  expect(await opened(token)).toMatchObject({ scopes: ["look", "deploy"], client: "panna" });
  const listed = await all.says("operator", "/key list");
  expect(JSON.stringify(listed)).not.toContain(token.slice(10));
  const [id] = listed.table?.rows[0] ?? [];
  expect((await all.says("operator", `/key revoke ${id}`)).tone).toBe("done");
  expect(await opened(token)).toBeUndefined();
});

test.each([
  ["without a scope", "/key issue ci"],
  ["with a scope that is none", "/key issue ci fly"],
  ["for longer than a year", "/key issue ci look --days 366"],
  ["for a client that is not there", "/key issue ci look --client nowhere"],
])("no key is made %s", async (_, line) => {
  const told = await all.says("operator", line);
  expect(told.code ?? "").not.toContain("mocca_key_");
  expect((await all.says("owner", "/key list --all")).text).toBe("0 keys.");
});
