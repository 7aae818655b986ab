import { randomBytes, randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { resolve } from "node:path";
import { openDb } from "../db/pg.ts";
import type { Platform } from "../db/platform.ts";
import { dropDeployLeases } from "../lucca/deploys/lease.ts";
import { localVendor } from "../lucca/providers/local/vendor.ts";
import { liveEnvironments } from "../lucca/providers/local/wanted-version.ts";
import type { Driver } from "../lucca/run/driver.ts";
import { dropLeases } from "../lucca/run/lease.ts";
import type { House } from "../mocca/verb.ts";
import { createApp } from "./app.ts";
import { startBoss } from "./boss.ts";
import { childrenIn } from "./children.ts";
import { readSettings } from "./config.ts";
import { makeDataDirectory } from "./data-directory.ts";
import { takeDataLock } from "./data-lock.ts";
import { masterKey, openDatabase } from "./database.ts";
import { gitDoor } from "./git-door.ts";
import { handlers } from "./handlers.ts";
import { listen } from "./listen.ts";
import { openLocal } from "./local.ts";
import { takeInMissedPushes } from "./missed-pushes.ts";
import { configOf, nodePlatform } from "./platform.ts";
import { seed } from "./seed.ts";
import { forgetServer, tellServer } from "./server-file.ts";
import { openSockets } from "./sockets.ts";
import { sweep, wakeAll } from "./sweep.ts";
import { undoStack } from "./undo-stack.ts";

export type Served = { origin: string; baseUrl: string; secret: string; stop(): Promise<void> };

type Options = {
  log: Platform["log"];
  /** Told at each point of each step of a run. */
  reached?: Driver["reached"];
};

const graceMs = 10_000;

/**
 * Starts everything, each part on the one before: data directory and its lock, database, jobs, the
 * local vendor, doors. Whatever was started is stopped in reverse, also when a later part refuses.
 */
export async function serve(env: NodeJS.ProcessEnv, { log, reached }: Options): Promise<Served> {
  const { settings, vendors: credentials } = readSettings(env);
  const dataDir = makeDataDirectory(resolve(settings.MOCCA_DATA_DIR));
  const undo = undoStack();
  // A part that cannot start must not leave the ones before it behind.
  try {
    undo.push(takeDataLock(dataDir));
    const children = childrenIn(dataDir);
    await children.endLeftovers();
    const door = await listen(settings.HOST, settings.PORT);
    undo.push(() => door.close(graceMs));
    const database = await openDatabase(settings, dataDir);
    undo.push(() => database.stop());
    const opened = openDb(database.url, { max: 20 });
    undo.push(() => opened.close());
    const config = configOf(settings, credentials, masterKey(settings, dataDir), door.port);
    const boss = await startBoss(database.url, log);
    const draining = new AbortController();
    const platform = nodePlatform(config, opened, boss, await openSockets(opened), log);
    const origin = `http://127.0.0.1:${door.port}`;
    const place = { dataDir, adminUrl: database.adminUrl, origin, children };
    const here = await openLocal(platform, place);
    undo.push(() => here.stop());
    undo.push(async () => {
      draining.abort();
      await boss.stop(graceMs);
      await platform.drained();
    });
    const house: House = { platform, vendors: [localVendor(here.local)] };
    await seed(house);
    const secret = randomBytes(24).toString("base64url");
    const git = gitDoor(house, dataDir);
    door.open(createApp({ house, git, say: { secret, ownerEmail: config.ownerEmail } }), here.door);
    const owner = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
    const driver: Driver = {
      ...house,
      owner,
      signal: draining.signal,
      ...(reached && { reached }),
    };
    if (database.embedded) await opened.db.transaction((tx) => dropAll(tx));
    await boss.handle(handlers(driver, here.local));
    await wakeAll(platform);
    undo.push(sweep(platform));
    tellServer(dataDir, { origin, secret });
    undo.push(() => forgetServer(dataDir));
    platform.waitUntil(bringUp(house, here, dataDir));
    return { origin, baseUrl: config.baseUrl, secret, stop: () => undo.run() };
  } catch (error) {
    await undo.run();
    throw error;
  }
}

/** The only owner of an embedded database takes back at once what a killed process held. */
async function dropAll(tx: Parameters<typeof dropLeases>[0]) {
  await dropLeases(tx);
  await dropDeployLeases(tx);
}

/** Environments start after Mocca is ready; one that is asked for earlier starts with its first request. */
async function bringUp(house: House, here: Awaited<ReturnType<typeof openLocal>>, dataDir: string) {
  await takeInMissedPushes(house, dataDir);
  for (const id of await liveEnvironments(house.platform))
    await here.local.compute.ensureRunning(id);
}
