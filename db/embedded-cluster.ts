import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { chown, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Place } from "./embedded-place.ts";

/** What PostgreSQL's programs see of the environment: none of ours. */
export const serverEnvironment = { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };

/** Makes the cluster in `home/data`, with the superuser `mocca`, if it is not there. */
export async function makeCluster(place: Place, superuserPassword: string): Promise<void> {
  const data = join(place.home, "data");
  const passwordFile = join(place.home, "password");
  await rm(passwordFile, { force: true });
  if (existsSync(data)) return;
  await removeHalfMade(place.home);
  const made = await mkdtemp(`${data}.`);
  await writeFile(passwordFile, superuserPassword, { mode: 0o600 });
  if (place.account)
    for (const path of [made, passwordFile])
      await chown(path, place.account.uid, place.account.gid);
  const options = [
    ["--pgdata", made],
    ["--username", "mocca"],
    ["--pwfile", passwordFile],
    ["--auth", "scram-sha-256"],
    ["--encoding", "UTF8"],
    // The C locale for speed, with upper and lower case of every script.
    ["--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
  ];
  await promisify(execFile)(join(place.native, "bin", "initdb"), options.flat(), {
    ...place.account,
    cwd: "/",
    env: serverEnvironment,
  });
  await rm(passwordFile);
  await rename(made, data);
}

/** What killed starts left; their initdb may still be writing, and gives up when its files are gone. */
async function removeHalfMade(home: string): Promise<void> {
  for (const name of await readdir(home))
    if (name.startsWith("data."))
      await rm(join(home, name), { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
}
