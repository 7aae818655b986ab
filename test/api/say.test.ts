import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../api/app.ts";
import type { Message } from "../../bot/message.ts";
import { thread } from "../../db/schema.ts";
import { driveRun } from "../../lucca/run/drive.ts";
import { addTestClient, driverOf, hire, type TestHouse, testHouse } from "../house.ts";

let house: TestHouse;
let app: ReturnType<typeof createApp>;
const secret = "of server.json";
let closing: AbortController;

beforeEach(async () => {
  house = await testHouse();
  await hire(house, "Ian", "owner");
  await hire(house, "Mia", "member");
  await addTestClient(house, "panna", "Panna");
  closing = new AbortController();
  const door = { secret, ownerEmail: "ian@mio.nz", closing: closing.signal };
  app = createApp({ house, say: door });
});
afterEach(() => house.close());

function post(body: string, authorization = `Bearer ${secret}`) {
  const headers = { "content-type": "application/json", authorization };
  return app.request("/api/v1/say", { method: "POST", headers, body });
}

async function says(line: string, as?: string): Promise<Message[]> {
  const answer = await post(JSON.stringify({ say: { line }, ...(as !== undefined && { as }) }));
  const lines = (await answer.text()).trim().split("\n");
  return lines.map((one) => (JSON.parse(one) as { message: Message }).message);
}

test("a line is answered as JSON lines, by the owner unless somebody is named", async () => {
  expect((await says("/client list")).at(-1)?.text).toBe("One client.");
  expect((await says("/client list", "mia@mio.nz")).at(-1)?.text).toBe("0 clients.");
});

test("a live card is followed until its run has ended", async () => {
  const plan = (await says("/provision panna")).at(-1);
  const [button] = plan?.buttons ?? [];
  const pressed = post(JSON.stringify({ say: { button: button?.button, value: button?.value } }));
  const answer = await pressed;
  await expect.poll(() => house.platform.woken.find((job) => job.name === "run")).toBeDefined();
  const run = house.platform.woken.find((job) => job.name === "run");
  if (run?.name === "run") await driveRun(driverOf(house), run.runId);
  const lines = (await answer.text()).trim().split("\n");
  expect(lines.at(-1)).toContain('"Panna is live"');
});

test("whoever watches a run is let go when Mocca drains, and the run stays as it is", async () => {
  const plan = (await says("/provision panna")).at(-1);
  const [button] = plan?.buttons ?? [];
  const answer = await post(
    JSON.stringify({ say: { button: button?.button, value: button?.value } }),
  );
  closing.abort();
  expect((await answer.text()).trim().split("\n").at(-1)).toContain('"tone":"waiting"');
});

test("what Tab asks opens no conversation", async () => {
  const choices = await post(JSON.stringify({ say: { choices: "clients", prefix: "p" } }));
  expect(await choices.json()).toEqual({ choices: ["panna"] });
  const mine = await post(JSON.stringify({ say: { rights: true }, as: "mia@mio.nz" }));
  expect(await mine.json()).toEqual({ rights: ["look"] });
  expect(await house.platform.withDb((db) => db.select().from(thread))).toEqual([]);
});

describe("the door is shut", () => {
  test.each([
    "",
    "Bearer",
    "Bearer wrong",
    `bearer ${secret}`,
    `Bearer ${secret} `.trimEnd().slice(0, -1),
  ])("to %j", async (authorization) => {
    expect((await post("{}", authorization)).status).toBe(401);
  });

  test("to people who are not on the team", async () => {
    expect((await post(JSON.stringify({ say: { line: "/help" }, as: "eve@x.nz" }))).status).toBe(
      404,
    );
  });

  test.each(["", "{", "[]", '{"say":{}}', '{"say":{"line":7}}'])(
    "to %j, in words",
    async (body) => {
      const answer = await post(body);
      expect(answer.status).toBe(422);
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
      expect(house.platform.logged).toEqual([]);
    },
  );
});

test("what is not there is said as a problem", async () => {
  const answer = await app.request("/nothing");
  expect(answer.status).toBe(404);
  expect(await answer.json()).toEqual({ title: "There is nothing here.", status: 404 });
});

test("a bug is told by its number alone, and logged without a query's values", async () => {
  house.platform.withDb = () => Promise.reject(new Error("Failed query: select 1\nparams: canary"));
  const answer = await post(JSON.stringify({ say: { line: "/help" } }));
  expect(answer.status).toBe(500);
  const { title } = (await answer.json()) as { title: string };
  const [entry] = house.platform.logged;
  expect(title).toContain(String(Reflect.get(Object(entry?.facts), "id")));
  expect(JSON.stringify([title, house.platform.logged])).not.toContain("canary");
});

test("healthz tells version, database and jobs, and fails when one does", async () => {
  const well = await app.request("/healthz");
  expect([well.status, await well.json()]).toEqual([
    200,
    { version: "0.0.0", database: "ok", jobs: "ok" },
  ]);
  house.platform.jobs.check = () => Promise.reject(new Error("away"));
  const ill = await app.request("/healthz");
  expect([ill.status, await ill.json()]).toEqual([
    503,
    { version: "0.0.0", database: "ok", jobs: "failed" },
  ]);
});
