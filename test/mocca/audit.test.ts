import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "../../db/actor.ts";
import { event } from "../../db/schema.ts";
import { listEvents } from "../../mocca/audit/list.ts";
import { showEvent } from "../../mocca/audit/show.ts";
import { verifyChain } from "../../mocca/audit/verify.ts";
import { guardClient } from "../../mocca/clients/guard.ts";
import { ask, call } from "../../mocca/verb.ts";
import { addTestClient, hire, provisioned, type TestHouse, testHouse } from "../house.ts";

let house: TestHouse;
let owner: Awaited<ReturnType<typeof hire>>;

beforeEach(async () => {
  house = await testHouse();
  owner = await hire(house, "Ian", "owner");
  await addTestClient(house, "panna", "Panna");
  await addTestClient(house, "cotta", "Cotta");
});
afterEach(() => house.close());

type Asked = Parameters<typeof listEvents.run>[2];
const list = (asked: Partial<Asked> = {}, actor: Actor = owner) =>
  ask(listEvents, { house, actor }, asked);
const kinds = async (asked: Partial<Asked>, actor: Actor = owner) =>
  (await list(asked, actor)).rows.map(({ kind }) => kind);

describe("the audit", () => {
  test.each(["newest", "oldest"] as const)(
    "is read page by page without a gap or a repeat, the %s first",
    async (order) => {
      const all = (await list()).rows.map(({ seq }) => seq);
      const found: number[] = [];
      let after: number | undefined;
      do {
        const page = await list({ limit: 1, order, ...(after !== undefined && { after }) });
        found.push(...page.rows.map(({ seq }) => seq));
        after = page.next;
      } while (after !== undefined);
      expect(found).toEqual(order === "newest" ? all : all.toReversed());
      expect(found.length).toBeGreaterThan(1);
    },
  );

  test("is filtered by client, who, verb, kind, run and time", async () => {
    const { number } = await provisioned(house, owner, "panna");
    await call(guardClient, { house, actor: owner, client: "cotta" }, { guarded: true });
    expect(await kinds({ client: "cotta" })).toEqual(["client guarded", "client added"]);
    expect(await kinds({ actor: "IAN@mio.nz", verb: "clients/" })).toEqual(["client guarded"]);
    expect(await kinds({ actor: "lucca", kind: "client added" })).toHaveLength(2);
    const ofRun = await list({ run: number, limit: 200 });
    expect(ofRun.rows.length).toBeGreaterThan(10);
    expect(new Set(ofRun.rows.map(({ run }) => run))).toEqual(new Set([number]));
    expect(await kinds({ kind: "100%_" })).toEqual([]);
    const now = new Date(Date.now() + 1000).toISOString();
    expect(await kinds({ from: now })).toEqual([]);
    expect((await kinds({ to: now })).length).toBeGreaterThan(10);
  });

  test("shows an event with its hashes to those who may see its client alone", async () => {
    const [last] = (await list({ client: "cotta" })).rows;
    const seq = last?.seq ?? 0;
    expect(await ask(showEvent, { house, actor: owner }, { seq })).toEqual(last);
    const mia = await hire(house, "Mia", "member", { client: "panna", role: "member" });
    const foreign = ask(showEvent, { house, actor: mia }, { seq });
    await expect(foreign).rejects.toMatchObject({ code: "not_found" });
    const clients = (await list({}, mia)).rows.map(({ client }) => client);
    expect(new Set(clients)).toEqual(new Set(["panna"]));
  });

  test("names who did it and by which door, and hands out nothing of their session", async () => {
    const actor = { ...owner, via: "console" as const, session: "s-1" };
    await call(guardClient, { house, actor, client: "cotta" }, { guarded: true });
    const [row] = (await list({ kind: "guarded" })).rows;
    expect(row?.actor).toEqual({ via: "console", name: "Ian", email: "ian@mio.nz" });
  });
});

describe("the chain", () => {
  const verify = (asked = {}) => ask(verifyChain, { house, actor: owner }, asked);

  test("goes on from where a part of the check ended", async () => {
    const whole = await verify();
    const [first] = await house.platform.withDb((db) =>
      db.select().from(event).where(eq(event.seq, 1)),
    );
    expect(await verify({ after: 1, hash: first?.hash })).toEqual(whole);
    expect(await verify({ after: 1, hash: "0".repeat(64) })).toMatchObject({ whole: false });
  });

  test("is broken where somebody changed an event", async () => {
    await house.platform.withDb((db) =>
      db.update(event).set({ kind: "nothing" }).where(eq(event.seq, 2)),
    );
    expect(await verify()).toEqual({ whole: false, checked: 1, broken: 2 });
  });
});
