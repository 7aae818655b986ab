import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Team, team } from "./team.ts";

let all: Team;

beforeAll(async () => {
  all = await team();
});
afterAll(() => all.close());

describe("a client's first hour", () => {
  test("plan, press, status, destroy", async () => {
    const plan = await all.says("operator", "/provision panna");
    expect(plan).toMatchObject({
      text: "Provisioning Panna creates 20 of 20 parts.",
      tone: "needs you",
      buttons: [{ label: "Provision", style: "usual" }, { label: "Cancel" }],
    });
    const card = await all.pressFirst("operator", plan);
    expect(card).toMatchObject({ tone: "waiting", buttons: [{ label: "Cancel" }] });
    const run = card.footer?.match(/R-\d+/)?.[0] ?? "";
    expect(await all.says("operator", `/run ${run}`)).toMatchObject({
      text: "Panna is live",
      tone: "done",
      facts: [
        { label: "Staging", value: "http://panna-test.localhost:8787" },
        { label: "Production", value: "http://panna.localhost:8787" },
        { label: "Provisioned" },
        { label: "Live" },
      ],
    });
    expect((await all.says("member at Panna", "/status panna")).text).toBe(
      "2 of 2 environments are live.",
    );
    expect((await all.says("operator", `/run logs ${run}`)).code).toContain("step done");
    expect((await all.says("operator", `/why ${run}`)).text).toBe(`${run} is done.`);
    expect((await all.says("owner", "/audit verify")).tone).toBe("done");
    expect((await all.says("owner", "/audit panna")).table?.rows.length).toBeGreaterThan(20);

    expect((await all.says("operator", "/destroy panna --confirm panna")).text).toContain(
      "you may not",
    );
    expect(await all.says("owner", "/destroy panna --confirm pana")).toMatchObject({
      text: expect.stringContaining("type its name"),
      tone: "failed",
    });
    const gone = await all.says("owner", "/destroy panna --confirm panna");
    expect(gone).toMatchObject({ text: "Destroying Panna", tone: "waiting" });
    await all.walked(gone);
    expect((await all.says("owner", "/status panna")).text).toBe("0 of 2 environments are live.");
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
    for (const who of all.people.keys()) {
      const told = await all.says(who, line);
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
      const { text, table } = await all.says("operator at Panna", line.replace("NAME", name));
      return JSON.stringify({ text, table }).replaceAll(name, "NAME");
    };
    expect(await told("hushhush")).toBe(await told("nowhere1"));
  });

  test("a run of a client that one may not see is a run that is not there", async () => {
    const plan = await all.says("owner", "/provision hushhush");
    const card = await all.pressFirst("owner", plan);
    const run = card.footer?.match(/R-\d+/)?.[0] ?? "";
    for (const line of ["/run show", "/run logs", "/run cancel", "/run retry", "/why"]) {
      const { text } = await all.says("operator at Panna", `${line} ${run}`);
      const { text: unknown } = await all.says("operator at Panna", `${line} R-8`);
      expect(text.replace(run, "R-8")).toBe(unknown);
      expect(text).not.toMatch(/hush/i);
    }
  });

  test("lists hold what one may see and nothing else", async () => {
    for (const line of ["/client list", "/status", "/run list", "/modules", "/audit"]) {
      const text = JSON.stringify(await all.says("operator at Panna", line));
      expect(text, line).not.toMatch(/hush/i);
      expect(JSON.stringify(await all.says("owner", line)), line).toMatch(
        line === "/modules" ? /Hush/ : /hush/i,
      );
    }
    const { choices } = await all.conversation("member at Panna");
    expect(await choices("clients", "")).toEqual(["panna"]);
    expect(await choices("clients", "secret")).toEqual([]);
    expect(await choices("people", "")).toEqual([]);
  });

  test("/help, /can and /why say the same", async () => {
    expect(JSON.stringify(await all.says("member", "/help"))).not.toContain("/provision");
    expect(JSON.stringify(await all.says("operator at Panna", "/help"))).toContain("/provision");
    expect((await all.says("operator at Panna", "/why provision panna")).text).toMatch(
      /^You may say \/provision for Panna: Oto is operator at this client/,
    );
    expect((await all.says("member at Panna", "/why provision panna")).text).toMatch(
      /^You may not say/,
    );
    const can = await all.says("owner", "/can panna --who oto@mio.nz");
    expect(can.table?.rows.filter(([may]) => may === "yes").map(([, right]) => right)).toHaveLength(
      4,
    );
    expect((await all.says("member at Panna", "/can --who ian@mio.nz")).tone).toBe("failed");
  });
});

test("a token is shown to its asker once, and kept nowhere that anybody can read", async () => {
  const shown = await all.says("operator", "/client clone panna");
  expect(shown.audience).toBe("asker");
  const token = shown.code?.match(/git:(mocca_[\w-]+)@/)?.[1] ?? "";
  expect(token.length).toBeGreaterThan(30);
  const hint = token.slice(-4);
  const everything = [
    await dump(),
    JSON.stringify(all.house.platform.logged),
    JSON.stringify(await all.says("operator", "/token list panna")),
    JSON.stringify(await all.says("owner", "/audit panna")),
  ];
  for (const text of everything) expect(text).not.toContain(token);
  expect((await all.says("owner", `/token revoke panna ${hint}`)).tone).toBe("failed");
  expect((await all.says("operator", `/token revoke panna ${hint}`)).tone).toBe("done");
  expect((await all.says("operator", `/token revoke panna ${hint}`)).tone).toBe("failed");
});

/** Every row of the house as text. */
async function dump(): Promise<string> {
  const { db } = all.house.platform.database;
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
  expect(all.house.platform.logged.filter((entry) => entry.line === "bug")).toEqual([]);
});
