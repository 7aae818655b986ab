import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, chown, mkdir, realpath, rename, rm, stat, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Account, canEnter } from "./embedded-account.ts";
import { endLeftovers } from "./embedded-leftovers.ts";
import { outsideFolder } from "./embedded-outside.ts";

/**
 * Makes PostgreSQL's folder for root: inside the data directory, which is opened to the account's group;
 * or, below folders that are closed to the account, outside of it with a link at `home`.
 */
export async function makeHome(folder: string, home: string, account: Account): Promise<void> {
  if (await canEnter(account, dirname(folder))) {
    if (!(await canEnter(account, folder))) await openTo(folder, account);
    await mkdir(`${home}.new`, { recursive: true });
    await openTo(`${home}.new`, account);
    await rename(`${home}.new`, home);
    return;
  }
  const made = join(await outsideFolder(), nameOf(folder));
  await setAside(made);
  await mkdir(made);
  await openTo(made, account);
  await symlink(made, home);
}

function nameOf(folder: string): string {
  return createHash("sha256").update(folder).digest("hex").slice(0, 16);
}

/** The account may pass through, and nobody else but the owner may do anything. */
async function openTo(folder: string, account: Account): Promise<void> {
  const { uid } = await stat(folder);
  await chown(folder, uid, account.gid);
  await chmod(folder, 0o710);
}

/** What stands there belonged to a data directory that was deleted: kept once, never used again. */
async function setAside(made: string): Promise<void> {
  if (!existsSync(made)) return;
  await endLeftovers(join(await realpath(made), "data"));
  await rm(`${made}.left`, { recursive: true, force: true });
  await rename(made, `${made}.left`);
}
