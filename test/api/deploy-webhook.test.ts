import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../api/app.ts";
import type { Actor } from "../../db/actor.ts";
import { deploy, environment, event, inbox, type StageName, stage } from "../../db/schema.ts";
import { claimDeploy } from "../../lucca/deploys/lease.ts";
import { queueDeploy } from "../../lucca/deploys/queue.ts";
import { sign } from "../../lucca/deploys/signature.ts";
import { type City, loadCity } from "../../lucca/subject.ts";
import { vaultOf } from "../../lucca/vault.ts";
import { addTestClient, hire, type TestHouse, testHouse } from "../house.ts";

let house: TestHouse;
let owner: Actor;
let app: ReturnType<typeof createApp>;
let city: City;
let staging: string;

const secret = "the project's own webhook secret";
const commit = "a".repeat(40);
const second = "b".repeat(40);
const start = Date.now();
let told = 0;

beforeEach(async () => {
  house = await testHouse();
  owner = await hire(house, "Ian", "owner");
  app = createApp({ house });
  city = await cityWith("panna", secret);
  staging = city.environments.find((one) => one.name === "staging")?.id ?? "";
  told = 0;
});
afterEach(() => house.close());

async function cityWith(slug: string, value: string): Promise<City> {
  const { clientId, projectId } = await addTestClient(house, slug);
  return house.platform.withDb(async (db) => {
    const vault = vaultOf(house.platform, db, { clientId, projectId, environmentId: null });
    await vault.put("MOCCA_WEBHOOK_SECRET", value);
    return loadCity(db, clientId, projectId);
  });
}

type Report = Record<string, unknown>;

function report(of: StageName, state: string, more: Report = {}): Report {
  told += 1;
  const at = new Date(start + told * 1_000).toISOString();
  return { id: `d-${told}`, stage: of, state, commit, author: "Sam", at, ...more };
}

function post(body: string, signature: string, place = staging) {
  const headers = { "content-type": "application/json", "x-mocca-signature": signature };
  return app.request(`/webhooks/deploys/${place}`, { method: "POST", headers, body });
}

function send(what: Report, { key = secret, at = new Date(), place = staging } = {}) {
  const body = JSON.stringify(what);
  return post(body, sign(key, body, at), place);
}

const deploys = () =>
  house.platform.withDb((db) => db.select().from(deploy).orderBy(deploy.createdAt));
const stages = () => house.platform.withDb((db) => db.select().from(stage));
const events = () => house.platform.withDb((db) => db.$count(event));
const live = () =>
  house.platform.withDb(async (db) => {
    const [row] = await db.select().from(environment).where(eq(environment.id, staging));
    return row?.liveDeployId;
  });

/** A whole pipeline's reports, each stage begun and done. */
async function wholePipeline(of = commit) {
  for (const name of ["lint", "type-check", "build", "migrate", "deploy"] as const)
    for (const state of ["running", "done"])
      expect((await send(report(name, state, { commit: of }))).status).toBe(200);
}

describe("who may report", () => {
  test("whoever signs with the project's secret", async () => {
    const answer = await send(report("lint", "running"));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ deploy: (await deploys())[0]?.id });
  });

  test.each([
    ["five minutes old", -290_000, 200],
    ["older", -310_000, 401],
    ["five minutes ahead", 290_000, 200],
    ["further ahead", 310_000, 401],
  ])("a signature that is %s", async (_, offset, status) => {
    const at = new Date(Date.now() + offset);
    expect((await send(report("lint", "running"), { at })).status).toBe(status);
  });

  test("nobody else, and all are told the same", async () => {
    await cityWith("cotta", "cotta's secret");
    const unsigned = await post(JSON.stringify(report("lint", "running")), "");
    const words = await unsigned.text();
    const body = JSON.stringify(report("lint", "running"));
    const [, v1 = ""] = sign(secret, body).split(",v1=");
    const answers = [
      await send(report("lint", "running"), { key: "cotta's secret" }),
      await send(report("lint", "running"), { key: "" }),
      await send(report("lint", "running"), { place: crypto.randomUUID() }),
      await send(report("lint", "running"), { place: "staging" }),
      await post(body, `t=${Math.floor(Date.now() / 1000)},v1=${"0".repeat(64)}`),
      await post(body, `t=${Math.floor(Date.now() / 1000) - 1},v1=${v1}`),
      await post(`${body} `, sign(secret, body)),
      await post(body, sign(secret, body).toUpperCase()),
    ];
    expect(unsigned.status).toBe(401);
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(await answer.text()).toBe(words);
    }
    expect(await deploys()).toEqual([]);
  });

  test("not on an environment of another project with this project's secret", async () => {
    const other = await cityWith("cotta", "cotta's secret");
    const place = other.environments[0]?.id ?? "";
    expect((await send(report("lint", "running"), { place })).status).toBe(401);
  });
});

describe("what a report must look like", () => {
  test("every fault is told at once, with its path", async () => {
    const answer = await send({
      id: "",
      stage: "paint",
      state: "done",
      commit: "abc",
      at: "today",
    });
    expect(answer.status).toBe(422);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    const { faults } = (await answer.json()) as { faults: { path: string }[] };
    expect(faults.map((fault) => fault.path).toSorted()).toEqual([
      "at",
      "author",
      "commit",
      "id",
      "stage",
    ]);
  });

  test.each(["", "[]", "null", "{", '"text"'])("%j is no report", async (body) => {
    expect((await post(body, sign(secret, body))).status).toBe(422);
  });

  test("a body over a megabyte is refused, and is no bug", async () => {
    const body = JSON.stringify(report("lint", "done", { log: "x".repeat(1_100_000) }));
    expect((await post(body, sign(secret, body))).status).toBe(413);
    const streamed = new Blob([body]).stream();
    const answer = await app.request(
      new Request(`http://localhost/webhooks/deploys/${staging}`, {
        method: "POST",
        headers: { "x-mocca-signature": sign(secret, body) },
        body: streamed,
        duplex: "half",
      }),
    );
    expect(answer.status).toBe(413);
    expect(house.platform.logged).toEqual([]);
  });

  test("text that a database cannot keep is made so that it can", async () => {
    const what = report("lint", "done", { author: "Sam\0 \ud800", log: "a\0b" });
    expect((await send(what)).status).toBe(200);
    expect((await stages())[0]?.log).toBe("ab");
  });
});

describe("a delivery that comes again", () => {
  test("has the same answer and no second effect, one after the other or at once", async () => {
    const what = report("lint", "running");
    const first = await (await send(what)).json();
    const count = await events();
    const again = await Promise.all(Array.from({ length: 20 }, () => send(what)));
    for (const answer of again) expect(await answer.json()).toEqual(first);
    expect(await events()).toBe(count);
    expect(await deploys()).toHaveLength(1);
  });

  test("keeps no log in the inbox", async () => {
    await send(report("lint", "done", { log: "a long log" }));
    const rows = await house.platform.withDb((db) => db.select().from(inbox));
    expect(JSON.stringify(rows)).not.toContain("a long log");
  });
});

describe("a pipeline's reports", () => {
  test("take the environment's live commit forward at the end only", async () => {
    await send(report("lint", "running"));
    expect(await live()).toBeNull();
    await wholePipeline();
    const [row, ...more] = await deploys();
    expect(more).toEqual([]);
    expect(row).toMatchObject({ state: "done", stage: "deploy", commit, author: "Sam" });
    expect(await live()).toBe(row?.id);
  });

  test("that are late never take a finished stage or deploy back", async () => {
    const early = report("lint", "running");
    const log = report("build", "done", { log: "the log" });
    await wholePipeline();
    expect((await send(early)).status).toBe(200);
    expect((await send(log)).status).toBe(200);
    const rows = await deploys();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ state: "done", stage: "deploy" });
    expect((await stages()).map((one) => one.state)).toEqual(Array(5).fill("done"));
  });

  test("that overtake each other end the same", async () => {
    const order: [StageName, string][] = [
      ["lint", "done"],
      ["build", "running"],
      ["lint", "running"],
      ["type-check", "done"],
      ["deploy", "done"],
      ["build", "done"],
      ["migrate", "done"],
      ["type-check", "running"],
    ];
    for (const [name, state] of order) {
      await send(report(name, state));
      if (name === "type-check" && state === "done")
        expect((await deploys())[0]?.stage).toBe("build");
    }
    const rows = await deploys();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ state: "done", stage: "deploy" });
    expect((await stages()).every((one) => one.state === "done")).toBe(true);
    expect(await live()).toBe(rows[0]?.id);
  });

  test("of a failed stage end the deploy, and what is live stays", async () => {
    await wholePipeline();
    const before = await live();
    await send(report("lint", "done", { commit: second }));
    await send(report("build", "failed", { commit: second, log: "no" }));
    await send(report("deploy", "done", { commit: second }));
    expect((await deploys())[1]).toMatchObject({ state: "failed", stage: "build" });
    expect(await live()).toBe(before);
  });

  test("of the same commit's next pipeline begin a deploy of their own", async () => {
    await wholePipeline();
    await wholePipeline();
    const rows = await deploys();
    expect(rows.map((row) => row.state)).toEqual(["done", "done"]);
    expect(await live()).toBe(rows[1]?.id);
  });

  test("of a newer commit end an older pipeline that ran elsewhere", async () => {
    await send(report("lint", "running"));
    await send(report("lint", "running", { commit: second }));
    await send(report("lint", "done"));
    const rows = await deploys();
    expect(rows.map((row) => row.state)).toEqual(["stopped", "running"]);
    const stopped = await house.platform.withDb((db) =>
      db.select().from(event).where(eq(event.kind, "deploy stopped")),
    );
    expect(stopped).toMatchObject([{ deployId: rows[0]?.id }]);
  });
});

describe("beside Mocca's own pipeline", () => {
  async function own(of: string) {
    const place = city.environments.find((one) => one.id === staging);
    return house.platform.withDb(async (db) => {
      const wanted = { kind: "push" as const, branch: "staging", commit: of };
      const { id } = await queueDeploy(db, owner, city, place, wanted);
      return id;
    });
  }

  test("a deploy that runs elsewhere is never claimed here", async () => {
    await send(report("lint", "running"));
    const [row] = await deploys();
    const claimed = await house.platform.withDb((db) => claimDeploy(db, row?.id ?? "", "here"));
    expect(claimed).toBeUndefined();
  });

  test("a report of another commit is refused in words while one runs here", async () => {
    const id = await own(second);
    await house.platform.withDb((db) => claimDeploy(db, id, "here"));
    const answer = await send(report("lint", "running"));
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain(`staging is deploying ${second.slice(0, 7)}`);
  });

  test("two deploys of one environment are never claimed at once", async () => {
    const ids = await Promise.all([own(commit), own(second), own("c".repeat(40))]);
    const claims = await Promise.all(
      ids.flatMap((id) =>
        [1, 2].map((n) => house.platform.withDb((db) => claimDeploy(db, id, `w${n}`))),
      ),
    );
    expect(claims.filter((row) => row !== undefined)).toHaveLength(1);
  });
});
