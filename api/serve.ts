import { randomBytes, randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { openDb } from "../db/pg.ts";
import type { Platform } from "../db/platform.ts";
import type { Driver } from "../lucca/run/driver.ts";
import type { House } from "../mocca/verb.ts";
import { createApp } from "./app.ts";
import { whoAsks } from "./auth/who-asks.ts";
import { startBoss } from "./boss.ts";
import { bringUp, takeBack } from "./bring-up.ts";
import { childrenIn } from "./children.ts";
import { readSettings } from "./config.ts";
import { configOf } from "./config-of.ts";
import { dataDirectoryOf, makeDataDirectory } from "./data-directory.ts";
import { takeDataLock } from "./data-lock.ts";
import { masterKey, openDatabase } from "./database.ts";
import { gitDoor } from "./git-door.ts";
import { handlers } from "./handlers.ts";
import { listen } from "./listen.ts";
import { liveDoor } from "./live.ts";
import { localHere } from "./local.ts";
import { openPages } from "./pages.ts";
import { nodePlatform } from "./platform.ts";
import { firstSignIn, seed } from "./seed.ts";
import { forgetServer, tellServer } from "./server-file.ts";
import { openSockets } from "./sockets.ts";
import { sweep, wakeAll } from "./sweep.ts";
import { undoStack } from "./undo-stack.ts";

export type Served = {
  origin: string;
  baseUrl: string;
  secret: string;
  /** A link that signs the owner in, while no owner has signed in yet. It goes into no log. */
  signIn: string | undefined;
  /** Resolves, with the reason, when something that Mocca stands on has gone. */
  broken: Promise<string>;
  stop(): Promise<void>;
};

type Options = {
  log: Platform["log"];
  /** Told at each point of each step of a run. */
  reached?: Driver["reached"];
};

const graceMs = 10_000;

/**
 * Starts everything, each part on the one before: data directory and its lock, port, database, jobs,
 * the local vendor, doors. Whatever was started is stopped in reverse, also when a later part refuses.
 */
export async function serve(env: NodeJS.ProcessEnv, { log, reached }: Options): Promise<Served> {
  const { settings, vendors: credentials } = readSettings(env);
  const dataDir = makeDataDirectory(dataDirectoryOf(settings.MOCCA_DATA_DIR));
  const undo = undoStack();
  // A part that cannot start must not leave the ones before it behind.
  try {
    undo.push(takeDataLock(dataDir));
    // The secret of a killed server must not be shown to this one before it is ready.
    forgetServer(dataDir);
    const children = childrenIn(dataDir);
    await children.endLeftovers();
    const door = await listen(settings.HOST, settings.PORT);
    undo.push(() => door.close(0));
    const database = await openDatabase(settings, dataDir);
    undo.push(database.stop);
    const opened = openDb(database.url, { max: 20 });
    undo.push(opened.close);
    const boss = await startBoss(database.url, log);
    undo.push(() => boss.stop(graceMs));
    const config = configOf(settings, credentials, masterKey(settings, dataDir), door.port);
    const platform = nodePlatform(config, opened, boss, await openSockets(opened), log);
    const origin = `http://127.0.0.1:${door.port}`;
    const here = await localHere(platform, { dataDir, database, origin, children });
    undo.push(here.stop);
    undo.push(platform.drained);
    const house: House = { platform, vendors: [here.vendor] };
    await seed(house);
    const draining = new AbortController();
    const secret = randomBytes(24).toString("base64url");
    const say = { secret, ownerEmail: config.ownerEmail, closing: draining.signal };
    const git = here.local && gitDoor(house, dataDir);
    const pages = openPages(dataDir, log);
    undo.push(pages.stop);
    const live = liveDoor(house, (request) => whoAsks(house, request), draining.signal);
    door.open(createApp({ house, say, pages, ...(git && { git }) }), here.door, live);
    if (database.embedded) await takeBack(opened.db);
    const owner = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
    const signal = draining.signal;
    const driver: Driver = { ...house, owner, signal, ...(reached && { reached }) };
    await boss.handle(handlers(driver, here.local));
    undo.push(() => boss.stop(graceMs));
    undo.push(() => door.close(graceMs));
    undo.push(() => draining.abort());
    await wakeAll(platform);
    undo.push(sweep(platform));
    tellServer(dataDir, { origin, secret });
    undo.push(() => forgetServer(dataDir));
    if (here.local) platform.waitUntil(bringUp(house, here.local));
    const { broken } = database;
    const { baseUrl } = config;
    const signIn = await firstSignIn(platform);
    return { origin, baseUrl, secret, signIn, broken, stop: undo.run };
  } catch (error) {
    await undo.run();
    throw error;
  }
}
