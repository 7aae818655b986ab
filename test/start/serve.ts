import { spawn } from "node:child_process";
import { Client } from "pg";
import { childrenIn } from "../../api/children.ts";
import { makeDataDirectory } from "../../api/data-directory.ts";
import { takeDataLock } from "../../api/data-lock.ts";
import { stopSignal } from "../../api/stop-signal.ts";
import { startEmbedded } from "../../db/embedded.ts";
import { Refusal } from "../../db/refusal.ts";

/** What every start does with its data directory and its processes, and nothing else. */
async function serve(path: string): Promise<void> {
  const stopped = stopSignal();
  const dataDir = makeDataDirectory(path);
  const letGo = takeDataLock(dataDir);
  const children = childrenIn(dataDir);
  const left = await children.endLeftovers();
  const child = spawn("sleep", ["300"], { cwd: dataDir, detached: true, stdio: "ignore" });
  if (child.pid) children.remember(child.pid);
  const server = await startEmbedded(dataDir);
  await ask("create table if not exists start (at timestamptz)");
  await ask("insert into start values (now())");
  console.log(JSON.stringify({ left, child: child.pid, starts: await starts() }));
  await stopped;
  console.log(JSON.stringify({ starts: await starts() }));
  child.kill();
  if (child.pid) children.forget(child.pid);
  await server.stop();
  letGo();

  async function ask(statement: string): Promise<{ count: number }[]> {
    const client = new Client({ connectionString: server.url });
    await client.connect();
    const { rows } = await client.query(statement);
    await client.end();
    return rows;
  }

  async function starts(): Promise<number | undefined> {
    const [row] = await ask("select count(*)::int as count from start");
    return row?.count;
  }
}

try {
  await serve(String(process.argv[2]));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
