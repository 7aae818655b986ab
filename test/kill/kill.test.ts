import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Message } from "../../bot/message.ts";
import { startEmbedded } from "../../db/embedded.ts";
import { runGit } from "../../lucca/providers/local/git/run-git.ts";
import { killable } from "./mocca.ts";

const minutes = 60_000;
const mocca = killable();
let child: Awaited<ReturnType<typeof mocca.start>>;

beforeAll(async () => {
  child = await mocca.start();
});
afterAll(() => mocca.remove(child));

/** Says a command, then starts Mocca again after each kill until no point kills it any more. */
async function throughKills(line: string, press: boolean): Promise<Message | undefined> {
  const asked = await mocca.say({ line }).catch(() => undefined);
  const button = asked?.buttons?.find((one) => one.style === "usual");
  if (press && button !== undefined) void mocca.say(button).catch(() => undefined);
  for (;;) {
    const before = mocca.kills().length;
    const ended = once(child, "exit");
    const state = await Promise.race([ended.then(() => undefined), settled()]);
    if (state !== undefined) return state;
    expect(mocca.kills().length, mocca.errors().slice(-2_000)).toBeGreaterThanOrEqual(before);
    child = await mocca.start();
  }
}

/** The newest run's card once it has ended. */
async function settled(): Promise<Message> {
  for (;;) {
    const list = await mocca.say({ line: "/run list" }).catch(() => undefined);
    const number = list?.table?.rows[0]?.[0];
    if (number !== undefined) {
      const card = await mocca.say({ line: `/run show ${number}` }).catch(() => undefined);
      if (card?.tone !== undefined && card.tone !== "running" && card.tone !== "waiting")
        return card;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test(
  "a run that is killed at every point of every step ends with exactly one of each resource",
  async () => {
    const card = await throughKills("/provision panna", true);
    expect(card?.text, mocca.errors().slice(-2_000)).toBe("Panna is live");
    expect(card?.progress?.done).toBe(20);
    const kills = mocca.kills();
    for (const step of [
      "repository",
      "code",
      "database/staging",
      "deploy/production",
      "address/staging",
    ])
      for (const point of ["intended", "called", "recorded"])
        expect(kills).toContain(`${step} ${point}`);
    expect(kills.length).toBeGreaterThanOrEqual(60);

    const gitDir = join(mocca.dataDir, "git", "panna.git");
    expect(readdirSync(join(mocca.dataDir, "git"))).toEqual(["panna.git"]);
    for (const branch of ["main", "staging"])
      expect((await runGit(gitDir, ["rev-list", "--count", branch])).toString().trim()).toBe("1");
    expect(readdirSync(join(mocca.dataDir, "storage"))).toHaveLength(2);

    const chain = await mocca.say({ line: "/audit verify" });
    expect(chain?.tone).toBe("done");
    const shown = await mocca.say({ line: "/client show panna" });
    expect(shown?.table?.rows.map((row) => row[4])).toEqual(["8", "8"]);
  },
  15 * minutes,
);

test(
  "a destruction that is killed at every point leaves nothing but the record",
  async () => {
    const before = mocca.kills().length;
    await throughKills("/destroy panna --confirm panna", false);
    const card = await settled();
    expect(card.text).toBe("Panna is destroyed");
    expect(mocca.kills().length).toBeGreaterThanOrEqual(before);
    for (const folder of ["git", "storage", "environments", "builds"])
      expect(readdirSync(join(mocca.dataDir, folder)), folder).toEqual([]);

    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
    const server = await startEmbedded(mocca.dataDir);
    const admin = new Client({ connectionString: server.adminUrl });
    await admin.connect();
    const databases = await admin.query(
      "select datname from pg_database where datname like 'panna%'",
    );
    const roles = await admin.query("select rolname from pg_roles where rolname like 'panna%'");
    await admin.end();
    await server.stop();
    expect(databases.rows).toEqual([]);
    expect(roles.rows).toEqual([]);
  },
  15 * minutes,
);
