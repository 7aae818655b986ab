import { existsSync } from "node:fs";
import { lstat, mkdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Account, canEnter, nobody } from "./embedded-account.ts";
import { enterableBinaries, installedBinaries } from "./embedded-binaries.ts";
import { makeHome } from "./embedded-home.ts";
import { Refusal } from "./refusal.ts";

export type Place = {
  /** The real path of what holds the cluster. Root's own where Mocca is root, since root writes in it. */
  home: string;
  /** The folder that holds PostgreSQL's `bin/`, `lib/` and `share/`. */
  native: string;
  /** Set when Mocca is root: whom PostgreSQL runs as. */
  account: Account | undefined;
};

/** Decides where PostgreSQL lives for a data directory and whom it runs as, and makes its folder. */
export async function embeddedPlace(dataDir: string): Promise<Place> {
  const folder = await realpath(dataDir);
  const home = join(folder, "postgres");
  const binaries = await installedBinaries();
  if (process.getuid?.() !== 0) {
    await mkdir(home, { recursive: true, mode: 0o700 });
    await refuseOtherOwner(home);
    return { home: await realpath(home), native: binaries.native, account: undefined };
  }
  const account = await accountFor(home);
  if (!(await isThere(home))) await makeHome(folder, home, account);
  const real = await behindLink(home);
  await refuseClosed(real, account);
  return { home: real, native: await enterableBinaries(binaries, account), account };
}

/** A cluster that an ordinary user made before stays theirs, also when root starts Mocca. */
async function accountFor(home: string): Promise<Account> {
  const data = join(home, "data");
  if (!existsSync(data)) return nobody();
  const { uid, gid } = await stat(data);
  return { uid, gid };
}

async function isThere(path: string): Promise<boolean> {
  // Unlike access and stat, lstat also sees a link that leads nowhere.
  return (await lstat(path).catch(() => undefined)) !== undefined;
}

async function refuseOtherOwner(home: string): Promise<void> {
  const { uid } = await stat(home);
  if (uid === process.getuid?.()) return;
  throw new Refusal(
    "unavailable",
    `PostgreSQL did not start: its folder ${home} belongs to another user (uid ${uid}).`,
    "Start Mocca as the user who started it before, or choose another MOCCA_DATA_DIR.",
  );
}

/** The account may not be able to follow the link itself. */
async function behindLink(home: string): Promise<string> {
  if (existsSync(home)) return realpath(home);
  throw new Refusal(
    "unavailable",
    `PostgreSQL did not start: ${home} leads to a folder that is gone, and with it the database.`,
    "Bring that folder back, or choose another MOCCA_DATA_DIR.",
  );
}

async function refuseClosed(home: string, account: Account): Promise<void> {
  if (await canEnter(account, home)) return;
  throw new Refusal(
    "unavailable",
    `PostgreSQL did not start: it runs as uid ${account.uid}, which cannot enter ${home} any more.`,
    "Open the folders above it again (chmod o+x), or start Mocca as their owner.",
  );
}
