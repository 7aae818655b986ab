import { randomBytes } from "node:crypto";
import { startBoss } from "../../api/boss.ts";
import { nodePlatform } from "../../api/platform.ts";
import { seed } from "../../api/seed.ts";
import { openSockets } from "../../api/sockets.ts";
import { project } from "../../bot/project.ts";
import { startEmbedded } from "../../db/embedded.ts";
import { migrate } from "../../db/migrate.ts";
import { openDb } from "../../db/pg.ts";
import { kinds, type Provider } from "../../lucca/provider.ts";
import type { House } from "../../mocca/verb.ts";
import { type Bench, tempFolder } from "./bench.ts";

/** Answers at once that everything is as it should be. */
const nothing: Provider = {
  class: "C",
  observe: async () => undefined,
  ensure: async ({ key, marker }) => ({ externalId: key, marker, facts: {} }),
  remove: async () => undefined,
};

/** Mocca's database, jobs and projector without its doors, and a vendor that does nothing. */
export async function emptyHouse(bench: Bench): Promise<House> {
  const { undo } = bench;
  const server = await startEmbedded(tempFolder(bench));
  undo.push(server.stop);
  await migrate(server.url);
  const opened = openDb(server.url, { max: 20 });
  undo.push(opened.close);
  const boss = await startBoss(server.url, () => {});
  undo.push(() => boss.stop(1_000));
  const config = {
    port: 0,
    host: "127.0.0.1",
    baseUrl: "http://localhost",
    ownerEmail: "owner@mocca.localhost",
    version: "0.0.0",
    masterKey: randomBytes(32),
    vendors: {},
  };
  const platform = nodePlatform(config, opened, boss, await openSockets(opened), () => {});
  const providers = Object.fromEntries(kinds.map((kind) => [kind, nothing]));
  const house: House = { platform, vendors: [{ name: "local", providers }] };
  await seed(house);
  await boss.handle({ project: () => project(platform) });
  return house;
}
