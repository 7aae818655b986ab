import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { deploy, event, inbox, stage } from "../../db/schema.ts";
import { sign } from "../../lucca/deploys/signature.ts";
import { type PipelineDoor, pipelineDoor, secret } from "./pipeline-door.ts";

let door: PipelineDoor;

beforeEach(async () => {
  door = await pipelineDoor();
});
afterEach(() => door.close());

const deploys = () =>
  door.house.platform.withDb((db) => db.select().from(deploy).orderBy(deploy.createdAt));
const stages = () => door.house.platform.withDb((db) => db.select().from(stage));
const events = () => door.house.platform.withDb((db) => db.$count(event));

describe("who may report", () => {
  test("whoever signs with the project's secret", async () => {
    const answer = await door.send(door.report("lint", "running"));
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
    expect((await door.send(door.report("lint", "running"), { at })).status).toBe(status);
  });

  test("nobody else, and all are told the same", async () => {
    await door.cityWith("cotta", "cotta's secret");
    const unsigned = await door.post(JSON.stringify(door.report("lint", "running")), "");
    const words = await unsigned.text();
    const body = JSON.stringify(door.report("lint", "running"));
    const [, v1 = ""] = sign(secret, body).split(",v1=");
    const answers = [
      await door.send(door.report("lint", "running"), { key: "cotta's secret" }),
      await door.send(door.report("lint", "running"), { key: "" }),
      await door.send(door.report("lint", "running"), { place: crypto.randomUUID() }),
      await door.send(door.report("lint", "running"), { place: "staging" }),
      await door.post(body, `t=${Math.floor(Date.now() / 1000)},v1=${"0".repeat(64)}`),
      await door.post(body, `t=${Math.floor(Date.now() / 1000) - 1},v1=${v1}`),
      await door.post(`${body} `, sign(secret, body)),
      await door.post(body, sign(secret, body).toUpperCase()),
    ];
    expect(unsigned.status).toBe(401);
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(await answer.text()).toBe(words);
    }
    expect(await deploys()).toEqual([]);
  });

  test("not on an environment of another project with this project's secret", async () => {
    const other = await door.cityWith("cotta", "cotta's secret");
    const place = other.environments[0]?.id ?? "";
    expect((await door.send(door.report("lint", "running"), { place })).status).toBe(401);
  });
});

describe("what a report must look like", () => {
  test("every fault is told at once, with its path", async () => {
    const answer = await door.send({
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
    expect((await door.post(body, sign(secret, body))).status).toBe(422);
  });

  test("a body over a megabyte is refused, and is no bug", async () => {
    const body = JSON.stringify(door.report("lint", "done", { log: "x".repeat(1_100_000) }));
    expect((await door.post(body, sign(secret, body))).status).toBe(413);
    const streamed = new Blob([body]).stream();
    const answer = await door.app.request(
      new Request(`http://localhost/webhooks/deploys/${door.staging}`, {
        method: "POST",
        headers: { "x-mocca-signature": sign(secret, body) },
        body: streamed,
        duplex: "half",
      }),
    );
    expect(answer.status).toBe(413);
    expect(door.house.platform.logged).toEqual([]);
  });

  test("text that a database cannot keep is made so that it can", async () => {
    const what = door.report("lint", "done", { author: "Sam\0 \ud800", log: "a\0b" });
    expect((await door.send(what)).status).toBe(200);
    expect((await stages())[0]?.log).toBe("ab");
  });
});

describe("a delivery that comes again", () => {
  test("has the same answer and no second effect, one after the other or at once", async () => {
    const what = door.report("lint", "running");
    const first = await (await door.send(what)).json();
    const count = await events();
    const again = await Promise.all(Array.from({ length: 20 }, () => door.send(what)));
    for (const answer of again) expect(await answer.json()).toEqual(first);
    expect(await events()).toBe(count);
    expect(await deploys()).toHaveLength(1);
  });

  test("keeps no log in the inbox", async () => {
    await door.send(door.report("lint", "done", { log: "a long log" }));
    const rows = await door.house.platform.withDb((db) => db.select().from(inbox));
    expect(JSON.stringify(rows)).not.toContain("a long log");
  });
});
