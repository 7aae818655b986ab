import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Actor } from "../../db/actor.ts";
import { gitToken, membership, person } from "../../db/schema.ts";
import { addProject } from "../../mocca/projects/add.ts";
import { issueToken } from "../../mocca/tokens/issue.ts";
import { listTokens } from "../../mocca/tokens/list.ts";
import { openRepository } from "../../mocca/tokens/open-repository.ts";
import { revokeToken } from "../../mocca/tokens/revoke.ts";
import { ask, call } from "../../mocca/verb.ts";
import { addTestClient, hire, type TestHouse, testHouse } from "../house.ts";

let house: TestHouse;
let owner: Actor;
let member: Extract<Actor, { via: "terminal" }>;

beforeEach(async () => {
  house = await testHouse();
  owner = await hire(house, "Ian", "owner");
  await addTestClient(house, "panna", "Panna");
  await addTestClient(house, "cotta", "Cotta");
  member = await hire(house, "Mia", "member", { client: "panna", role: "member" });
});
afterEach(() => house.close());

const issue = async (actor: Actor, client = "panna") =>
  (await call(issueToken, { house, actor, client }, { project: client })).token;

async function opens(name: string, token: string, right: "read" | "write") {
  const opened = await house.platform.withDb((db) => openRepository(db, name, token, right));
  return typeof opened === "string" ? opened : "opened";
}

test("a token opens what its person may do, for its own client alone", async () => {
  const token = await issue(owner);
  expect(await opens("panna", token, "write")).toBe("opened");
  expect(await opens("cotta", token, "read")).toBe("not found");
  expect(await opens("nowhere", token, "read")).toBe("not found");
  const read = await issue(member);
  expect(await opens("panna", read, "read")).toBe("opened");
  expect(await opens("panna", read, "write")).toBe("not found");
});

test("a token opens each project of its client by the repository's name", async () => {
  const asker = { house, actor: owner, client: "panna" };
  await call(addProject, asker, { slug: "board", domain: "board.panna.nz" });
  const token = await issue(owner);
  expect(await opens("panna-board", token, "write")).toBe("opened");
  expect(await opens("board", token, "write")).toBe("not found");
  const named = await call(issueToken, asker, { project: "board" });
  expect(named.repository).toBe("panna-board");
});

test("a token follows the rights that its person has now", async () => {
  const token = await issue(member);
  await house.platform.withDb((db) =>
    db
      .update(membership)
      .set({ role: "operator" })
      .where(eq(membership.personId, member.person.id)),
  );
  expect(await opens("panna", token, "write")).toBe("opened");
  await house.platform.withDb((db) => db.delete(membership));
  expect(await opens("panna", token, "read")).toBe("not found");
  await house.platform.withDb((db) => db.update(person).set({ endedAt: new Date() }));
  expect(await opens("panna", token, "read")).toBe("unauthenticated");
});

test("a token ends when it is revoked or when its time is over, and a wrong one never opens", async () => {
  const token = await issue(owner);
  const other = await issue(owner);
  await call(revokeToken, { house, actor: owner, client: "panna" }, { hint: token.slice(-4) });
  expect(await opens("panna", token, "read")).toBe("unauthenticated");
  expect(await opens("panna", other, "read")).toBe("opened");
  await house.platform.withDb((db) => db.update(gitToken).set({ expiresAt: new Date(0) }));
  expect(await opens("panna", other, "read")).toBe("unauthenticated");
  for (const wrong of ["", "mocca_", `${other}x`, other.toUpperCase()])
    expect(await opens("panna", wrong, "read")).toBe("unauthenticated");
});

test("one's own tokens are listed, by their last four characters and no more", async () => {
  const token = await issue(owner);
  await issue(member);
  const { rows } = await ask(listTokens, { house, actor: owner, client: "panna" }, {});
  expect(rows.map((row) => row.hint)).toEqual([token.slice(-4)]);
  expect(JSON.stringify(rows)).not.toContain(token.slice(0, 12));
});

test("nobody ends another's token", async () => {
  const token = await issue(owner);
  const asker = { house, actor: member, client: "panna" };
  const revoked = call(revokeToken, asker, { hint: token.slice(-4) });
  await expect(revoked).rejects.toMatchObject({ code: "not_found" });
  expect(await opens("panna", token, "read")).toBe("opened");
});
