import { afterEach, beforeEach, expect, test } from "vitest";
import { listConnections } from "../../mocca/connections/list.ts";
import { ask } from "../../mocca/verb.ts";
import { hire, type TestHouse, testHouse } from "../house.ts";

let house: TestHouse;
beforeEach(async () => {
  house = await testHouse();
});
afterEach(() => house.close());

test("each connection says whether it is there, what is missing, and never a value", async () => {
  const actor = await hire(house, "Ian", "owner");
  const vendors = { GITHUB_TOKEN: "canary-token", GITHUB_ORG: "canary-org", GITEA_URL: "canary" };
  house.platform.config = { ...house.platform.config, vendors };
  const answer = await ask(listConnections, { house, actor }, {});
  const stateOf = (id: string) => answer.connections.find((one) => one.id === id);
  expect(stateOf("github")).toMatchObject({ state: "connected", missing: [] });
  expect(stateOf("gitea")).toMatchObject({
    state: "half set",
    missing: ["GITEA_TOKEN", "GITEA_ORG"],
  });
  expect(stateOf("neon")).toMatchObject({ state: "not set", missing: ["NEON_API_KEY"] });
  expect(JSON.stringify(answer)).not.toContain("canary");
});

test("what Mocca stands on is looked at, and a fault is told in words", async () => {
  const actor = await hire(house, "Ian", "owner");
  house.platform.jobs.check = () => Promise.reject(new Error("canary"));
  const { own } = await ask(listConnections, { house, actor }, {});
  expect(own.map(({ id, state }) => [id, state])).toEqual([
    ["database", "connected"],
    ["jobs", "failed"],
    ["local", "connected"],
  ]);
  expect(JSON.stringify(own)).not.toContain("canary");
});

test("a member is not told of connections", async () => {
  const actor = await hire(house, "Mia", "member");
  await expect(ask(listConnections, { house, actor }, {})).rejects.toThrow(/may not/);
});
