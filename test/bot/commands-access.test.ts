import { afterAll, beforeAll, expect, test } from "vitest";
import { type Team, team } from "./team.ts";

let all: Team;

beforeAll(async () => {
  all = await team();
});
afterAll(() => all.close());

test("a machine is let into one environment by what is shown once, is listed, and is let in no more", async () => {
  const told = await all.says("operator", "/access token panna staging monitoring");
  expect(told.once).toBe(true);
  expect(told.code).toMatch(/^CF-Access-Client-Id: \S+\.access\nCF-Access-Client-Secret: \S+$/);
  const hint = told.code?.slice(-4) ?? "";
  const listed = await all.says("operator", "/access panna");
  expect(JSON.stringify(listed.table?.rows)).toContain(`machine monitoring, ends in ${hint}`);
  expect(JSON.stringify(listed)).not.toContain(told.code?.split(" ").at(-1));
  const revoked = await all.says("operator", `/access revoke panna ${hint}`);
  expect(revoked.text).toBe("monitoring may no longer come in.");
  expect((await all.says("operator", `/access revoke panna ${hint}`)).tone).toBe("failed");
});

test("who only looks lets no machine in", async () => {
  const told = await all.says("member", "/access token panna staging monitoring");
  expect([told.tone, told.code]).toEqual(["failed", undefined]);
});
