import { readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Message } from "../../bot/message.ts";
import { startEmbedded } from "../../db/embedded.ts";
import { runGit } from "../../lucca/providers/local/git/run-git.ts";
import { killable, type Started } from "./mocca.ts";

const patience = 15 * 60_000;
const mocca = killable();
let started: Started;

beforeAll(async () => {
  started = await mocca.start();
}, patience);
afterAll(() => mocca.remove(started));

/** Says a command, then starts Mocca again after each kill until the run has ended. */
async function throughKills(line: string): Promise<Message> {
  // The first kill comes while it is being said.
  const asked = await mocca.say({ line }).catch(() => undefined);
  const button = asked?.buttons?.find((one) => one.style === "usual");
  if (button !== undefined) mocca.say(button).catch(() => undefined);
  for (;;) {
    const watching = new AbortController();
    const killed = started.ended.then(() => undefined);
    const card = await Promise.race([killed, settled(watching.signal)]);
    watching.abort();
    if (card !== undefined) return card;
    started = await mocca.start();
  }
}

/** The newest run's card once it has ended. */
async function settled(signal: AbortSignal): Promise<Message | undefined> {
  while (!signal.aborted) {
    const list = await mocca.say({ line: "/run list" }).catch(() => undefined);
    const [number, , state] = list?.table?.rows[0] ?? [];
    if (state === "done" || state === "failed" || state === "stopped")
      return mocca.say({ line: `/run show ${number}` });
    await wait(100);
  }
  return undefined;
}

/** Kills around each step's call; its record may be stored in the moment when another step's point kills. */
function expectEveryKill({ progress }: Message): void {
  const total = progress?.total ?? 0;
  const kills = (point: string) => mocca.kills().filter((one) => one.endsWith(` ${point}`)).length;
  expect(kills("intended")).toBeGreaterThanOrEqual(total);
  expect(kills("called")).toBe(total);
  expect(kills("recorded")).toBeGreaterThanOrEqual(total / 2);
}

test(
  "a run that is killed at every point of every step ends with exactly one of each resource",
  async () => {
    const card = await throughKills("/provision panna");
    expect(card.text, mocca.errors().slice(-2_000)).toBe("Panna is live");
    expect(card.progress?.done).toBe(20);
    expectEveryKill(card);
    // And what the pipelines report of their ten stages.
    expect(mocca.kills().length).toBeGreaterThanOrEqual(60);

    const gitDir = join(mocca.dataDir, "git", "panna.git");
    expect(readdirSync(join(mocca.dataDir, "git"))).toEqual(["panna.git"]);
    for (const branch of ["main", "staging"])
      expect((await runGit(gitDir, ["rev-list", "--count", branch])).toString().trim()).toBe("1");
    expect(readdirSync(join(mocca.dataDir, "storage"))).toHaveLength(2);
    expect((await mocca.say({ line: "/audit verify" }))?.tone).toBe("done");
    const shown = await mocca.say({ line: "/client show panna" });
    expect(shown?.table?.rows.map((row) => row[4])).toEqual(["8", "8"]);
  },
  patience,
);

test(
  "a destruction that is killed at every point leaves nothing but the record",
  async () => {
    await mocca.stop(started);
    mocca.forgetKills();
    started = await mocca.start();
    const card = await throughKills("/destroy panna --confirm panna");
    expect(card.text, mocca.errors().slice(-2_000)).toBe("Panna is destroyed");
    expectEveryKill(card);
    for (const folder of ["git", "storage", "environments", "builds"])
      expect(readdirSync(join(mocca.dataDir, folder)), folder).toEqual([]);

    await mocca.stop(started);
    const server = await startEmbedded(mocca.dataDir);
    const admin = new Client({ connectionString: server.adminUrl });
    await admin.connect();
    const left = await admin.query(
      "select datname from pg_database where datname like 'panna%' union all select rolname from pg_roles where rolname like 'panna%'",
    );
    await admin.end();
    await server.stop();
    expect(left.rows).toEqual([]);
  },
  patience,
);
