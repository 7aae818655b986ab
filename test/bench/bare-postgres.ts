import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { Client } from "pg";
import { embeddedPlace } from "../../db/embedded-place.ts";
import { type Bench, tempFolder } from "./bench.ts";
import { freePort } from "./free-port.ts";

export type BarePostgres = {
  /** Makes the cluster. */
  make(): Promise<void>;
  /** Starts PostgreSQL; resolves when it answers `select 1`. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

/** The same binaries as Mocca's, with nothing around them. */
export async function barePostgres(bench: Bench): Promise<BarePostgres> {
  const { home, native, account } = await embeddedPlace(tempFolder(bench));
  const port = await freePort();
  const data = join(home, "data");
  mkdirSync(data, { mode: 0o700 });
  if (account !== undefined) chownSync(data, account.uid, account.gid);
  const options = { ...account, cwd: "/", env: { PATH: "/usr/bin:/bin", LC_ALL: "C" } };
  let end = async () => {};
  const stop = async () => {
    await end();
    end = async () => {};
  };
  bench.undo.push(stop);
  return {
    async make() {
      const words = ["-D", data, "--username=mocca", "--auth=trust", "--encoding=UTF8"];
      await promisify(execFile)(join(native, "bin/initdb"), [...words, "--no-locale"], options);
    },
    async start() {
      const listening = ["-h", "127.0.0.1", "-p", String(port), "-c", "unix_socket_directories="];
      const words = ["-D", data, ...listening];
      const child = spawn(join(native, "bin/postgres"), words, { ...options, stdio: "ignore" });
      const ended = once(child, "exit");
      end = async () => {
        child.kill("SIGINT");
        await ended;
      };
      while (!(await answers(port))) {
        if (child.exitCode !== null) throw new Error("The bare PostgreSQL did not start");
        await wait(5);
      }
    },
    stop,
  };
}

async function answers(port: number): Promise<boolean> {
  const client = new Client({ host: "127.0.0.1", port, user: "mocca", database: "postgres" });
  // Until it listens it refuses the connection.
  try {
    await client.connect();
    await client.query("select 1");
    await client.end();
    return true;
  } catch {
    return false;
  }
}
