import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answer } from "../../bot/answer.ts";
import { converse } from "../../bot/converse.ts";
import type { Message } from "../../bot/message.ts";
import { press } from "../../bot/press.ts";
import type { Actor } from "../../db/actor.ts";
import { driveRun } from "../../lucca/run/drive.ts";
import { addTestClient, driverOf, hire, manifestOf, type TestHouse, testHouse } from "../house.ts";

let house: TestHouse;
const people = new Map<string, Actor>();

beforeAll(async () => {
  house = await testHouse();
  await addTestClient(house, "panna", "Panna");
  await addTestClient(house, "hushhush", "Hush");
  people.set("owner", await hire(house, "Ian", "owner"));
  people.set("operator", await hire(house, "Olga", "operator"));
  people.set("member", await hire(house, "Mia", "member"));
  people.set(
    "member at Panna",
    await hire(house, "Pat", "member", { client: "panna", role: "member" }),
  );
  people.set(
    "operator at Panna",
    await hire(house, "Oto", "member", { client: "panna", role: "operator" }),
  );
});
afterAll(() => house.close());

async function conversation(who: string) {
  const actor = people.get(who);
  if (actor === undefined) throw new Error(who);
  return converse(house, actor, { id: "room" }, async () => undefined);
}

async function says(who: string, line: string): Promise<Message> {
  return answer(await conversation(who), line, { canAnswer: false });
}

/** Presses the first button of a message, and walks the run that it starts. */
async function pressFirst(who: string, message: Message): Promise<Message> {
  const [first] = message.buttons ?? [];
  if (first === undefined) throw new Error(`Nothing to press: ${message.text}`);
  const next = await press(await conversation(who), { button: first.button, value: first.value });
  if (next.card?.startsWith("run:")) await driveRun(driverOf(house), next.card.slice(4));
  return next;
}

describe("a client's first hour", () => {
  test("plan, press, status, destroy", async () => {
    const plan = await says("operator", "/provision panna");
    expect(plan).toMatchObject({
      text: "Provisioning Panna creates 20 of 20 parts.",
      tone: "needs you",
      buttons: [{ label: "Provision", style: "usual" }, { label: "Cancel" }],
    });
    const card = await pressFirst("operator", plan);
    expect(card).toMatchObject({ tone: "waiting", buttons: [{ label: "Cancel" }] });
    const run = card.footer?.match(/R-\d+/)?.[0] ?? "";
    expect(await says("operator", `/run ${run}`)).toMatchObject({
      text: "Panna is live",
      tone: "done",
      facts: [
        { label: "Staging", value: "http://panna-test.localhost:8787" },
        { label: "Production", value: "http://panna.localhost:8787" },
        { label: "Provisioned" },
        { label: "Live" },
      ],
    });
    expect((await says("member at Panna", "/status panna")).text).toBe(
      "2 of 2 environments are live.",
    );
    expect((await says("operator", `/run logs ${run}`)).code).toContain("step done");
    expect((await says("operator", `/why ${run}`)).text).toBe(`${run} is done.`);
    expect((await says("owner", "/audit verify")).tone).toBe("done");
    expect((await says("owner", "/audit panna")).table?.rows.length).toBeGreaterThan(20);

    expect((await says("operator", "/destroy panna --confirm panna")).text).toContain(
      "you may not",
    );
    expect((await says("owner", "/destroy panna --confirm pana")).text).toContain("type its name");
    const gone = await says("owner", "/destroy panna --confirm panna");
    expect(gone).toMatchObject({ text: "Destroying Panna", tone: "waiting" });
    await driveRun(driverOf(house), gone.card?.slice(4) ?? "");
    expect((await says("owner", "/status panna")).text).toBe("0 of 2 environments are live.");
  });
});

describe("who hears what", () => {
  test.each([
    ["/provision panna", ["owner", "operator", "operator at Panna"]],
    ["/client add X x x.nz", ["owner", "operator"]],
    ["/person list", ["owner", "operator"]],
    ["/status panna", ["owner", "operator", "member at Panna", "operator at Panna"]],
    ["/client show panna", ["owner", "operator", "member at Panna", "operator at Panna"]],
    ["/client clone panna", ["owner", "operator", "member at Panna", "operator at Panna"]],
    ["/client show hushhush", ["owner", "operator"]],
  ])("%s", async (line, heard) => {
    for (const who of people.keys()) {
      const told = await says(who, line);
      expect(
        told.tone === "failed" && !told.text.includes("manifest has"),
        `${who}: ${told.text}`,
      ).toBe(!heard.includes(who));
    }
  });

  test.each([
    "/client show NAME",
    "/status NAME",
    "/run list NAME",
    "/audit NAME",
    "/deploys NAME",
    "/token list NAME",
    "/client clone NAME",
    "/provision NAME",
    "/why provision NAME",
    "/can NAME",
  ])("%s tells a client of others from one that is not there as little", async (line) => {
    const told = async (name: string) => {
      const { text, table } = await says("operator at Panna", line.replace("NAME", name));
      return JSON.stringify({ text, table }).replaceAll(name, "NAME");
    };
    expect(await told("hushhush")).toBe(await told("nowhere1"));
  });

  test("a run of a client that one may not see is a run that is not there", async () => {
    const plan = await says("owner", "/provision hushhush");
    const card = await pressFirst("owner", plan);
    const run = card.footer?.match(/R-\d+/)?.[0] ?? "";
    for (const line of ["/run show", "/run logs", "/run cancel", "/run retry", "/why"]) {
      const { text } = await says("operator at Panna", `${line} ${run}`);
      const { text: unknown } = await says("operator at Panna", `${line} R-8`);
      expect(text.replace(run, "R-8")).toBe(unknown);
      expect(text).not.toMatch(/hush/i);
    }
  });

  test("lists hold what one may see and nothing else", async () => {
    for (const line of ["/client list", "/status", "/run list", "/modules", "/audit"]) {
      const text = JSON.stringify(await says("operator at Panna", line));
      expect(text, line).not.toMatch(/hush/i);
      expect(JSON.stringify(await says("owner", line)), line).toMatch(
        line === "/modules" ? /Hush/ : /hush/i,
      );
    }
    const { choices } = await conversation("member at Panna");
    expect(await choices("clients", "")).toEqual(["panna"]);
    expect(await choices("clients", "secret")).toEqual([]);
    expect(await choices("people", "")).toEqual([]);
  });

  test("/help, /can and /why say the same", async () => {
    expect(JSON.stringify(await says("member", "/help"))).not.toContain("/provision");
    expect(JSON.stringify(await says("operator at Panna", "/help"))).toContain("/provision");
    expect((await says("operator at Panna", "/why provision panna")).text).toMatch(
      /^You may say \/provision for Panna: Oto is operator at this client/,
    );
    expect((await says("member at Panna", "/why provision panna")).text).toMatch(
      /^You may not say/,
    );
    const can = await says("owner", "/can panna --who oto@mio.nz");
    expect(can.table?.rows.filter(([may]) => may === "yes").map(([, right]) => right)).toHaveLength(
      4,
    );
    expect((await says("member at Panna", "/can --who ian@mio.nz")).tone).toBe("failed");
  });
});

describe("a client is added", () => {
  test("by answers", async () => {
    const told = await says("operator", '/client add "Panna Cotta" cotta cotta.example.nz');
    expect(told).toMatchObject({
      text: "Panna Cotta is added.",
      notes: ["Next: /provision cotta"],
    });
    expect((await says("operator", "/client cotta")).code).toContain("cotta.example.nz");
  });

  test("by a manifest, whose faults are all told", async () => {
    const manifest = { ...manifestOf("torta"), infrastructure: { provider: "heroku" } };
    const told = await says("operator", `/client add --manifest '${JSON.stringify(manifest)}'`);
    expect(told.table?.rows.map(([path]) => path)).toEqual([
      "infrastructure.provider",
      "infrastructure.database",
      "infrastructure.auth",
    ]);
    const good = JSON.stringify(manifestOf("torta", "Torta"));
    expect((await says("operator", `/client add --manifest '${good}'`)).text).toBe(
      "Torta is added.",
    );
  });

  test.each([
    ["twice", "/client add Panna panna panna2.nz", "already a client “panna”"],
    ["with another's domain", "/client add Gelato gelato panna.example.nz", "already belong"],
    ["with another's staging", "/client add Gelato gelato panna-test.example.nz", "already belong"],
    [
      "with Mocca's own host",
      "/client add Gelato gelato git.localhost",
      "git.localhost is Mocca's own",
    ],
    ["with half the answers", "/client add Gelato", "a name, a slug and a domain are needed"],
    ["from what is no JSON", "/client add --manifest '{'", "the manifest is not JSON"],
  ])("never %s", async (_, line, words) => {
    const told = await says("operator", line);
    expect(told.text).toContain(words);
    expect((await says("operator", "/client show gelato")).tone).toBe("failed");
  });
});

describe("a further project of a client", () => {
  test("has everything of its own, and goes without the first one noticing", async () => {
    const added = await says("operator", "/project add panna board board.panna.example.nz");
    expect(added).toMatchObject({
      text: "Panna has the project board.",
      notes: ["Next: /provision panna/board"],
    });
    await pressFirst("operator", await says("operator", "/provision panna"));
    const things = new Map(house.memory.things);
    const plan = await says("operator", "/provision panna/board");
    expect(plan.text).toBe("Provisioning Panna · board creates 20 of 20 parts.");
    expect(plan.table?.rows.map(([, part]) => part)).toContain("Repository panna-board, private");
    await pressFirst("operator", plan);
    expect(house.memory.things.size).toBe(things.size + 20);
    const status = await says("operator", "/status panna");
    expect(status.text).toBe("4 of 4 environments are live.");
    expect(status.table?.rows[0]?.[0]).toBe("Panna · board · production");
    expect((await says("operator", "/client clone panna/board")).code).toMatch(
      /\/git\/panna-board\.git$/,
    );

    const gone = await says("owner", "/destroy panna/board --confirm panna/board");
    await driveRun(driverOf(house), gone.card?.slice(4) ?? "");
    expect(house.memory.things).toEqual(things);
    expect((await says("operator", "/status panna")).text).toBe("2 of 4 environments are live.");
  });

  test.each([
    ["that is there", "/project add panna board b.nz", "“board” is there already"],
    ["called as the client", "/project add panna panna b.nz", "“panna” is there already"],
    ["whose host is another's", "/project add panna test b.nz", "already belong"],
    ["whose domain is another's", "/project add panna shop panna.example.nz", "already belong"],
    ["whose domain is none", "/project add panna shop nowhere", "a fault"],
    ["of a client that is not there", "/project add nobody shop b.nz", "no client “nobody”"],
  ])("is refused: %s", async (_, line, words) => {
    expect(JSON.stringify(await says("operator", line))).toContain(words);
    expect((await says("operator", "/provision panna/shop")).text).toContain("has no project");
  });

  test("is not cloned before it is there", async () => {
    expect((await says("operator", "/client clone panna/nothing")).text).toContain(
      "has no project",
    );
    expect((await says("operator", "/token list panna")).text).not.toContain("nothing");
  });
});

test("a token is shown to its asker once, and kept nowhere that anybody can read", async () => {
  const shown = await says("operator", "/client clone panna");
  expect(shown.audience).toBe("asker");
  const token = shown.code?.match(/git:(mocca_[\w-]+)@/)?.[1] ?? "";
  expect(token.length).toBeGreaterThan(30);
  const hint = token.slice(-4);
  const everything = [
    await dump(),
    JSON.stringify(house.platform.logged),
    JSON.stringify(await says("operator", "/token list panna")),
    JSON.stringify(await says("owner", "/audit panna")),
  ];
  for (const text of everything) expect(text).not.toContain(token);
  expect((await says("owner", `/token revoke panna ${hint}`)).tone).toBe("failed");
  expect((await says("operator", `/token revoke panna ${hint}`)).tone).toBe("done");
  expect((await says("operator", `/token revoke panna ${hint}`)).tone).toBe("failed");
});

/** Every row of the house as text. */
async function dump(): Promise<string> {
  const { db } = house.platform.database;
  const tables = [
    "event",
    "inbox",
    "run",
    "step",
    "resource",
    "plan",
    "message",
    "outbox",
    "git_token",
    "secret",
  ];
  const rows = await Promise.all(
    tables.map((name) => db.execute(sql`select t::text from ${sql.identifier(name)} t`)),
  );
  return JSON.stringify(rows.map((one) => one));
}

test("nothing that was said so far was a bug", () => {
  expect(house.platform.logged.filter((entry) => entry.line === "bug")).toEqual([]);
});
