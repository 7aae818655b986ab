import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { findServer } from "../../api/server-file.ts";
import { processesWith } from "./processes.ts";

const entry = (name: string) => fileURLToPath(new URL(`../../api/${name}.ts`, import.meta.url));

export type Ran = { code: number | null; output: string };
export type Mocca = Awaited<ReturnType<typeof newMocca>>;

/** A Mocca of its own: the same programs that npm starts, on a new data directory and a free port. */
export async function newMocca(settings: Record<string, string> = {}) {
  const dataDir = realpathSync(mkdtempSync(join(tmpdir(), "mocca-journey-")));
  const port = await freePort();
  const { DATABASE_URL: _, MOCCA_MASTER_KEY: __, ...ours } = process.env;
  const env = { ...ours, MOCCA_DATA_DIR: dataDir, PORT: String(port), ...settings };
  let server: ChildProcess | undefined;
  let written = () => "";

  const run = (name: string, words: string[], more: Record<string, string> = {}) => {
    const child = spawn(process.execPath, [entry(name), ...words], {
      env: { ...env, ...more },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const ran = { child, output: "" };
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        ran.output += text;
      });
    return ran;
  };

  /** Starts Mocca and resolves once it answers, or with its last words when it ended instead. */
  async function start(): Promise<Ran> {
    const ran = run("node", []);
    server = ran.child;
    written = () => ran.output;
    for (const until = Date.now() + 60_000; Date.now() < until; await wait(50)) {
      const code = ran.child.exitCode;
      if (code !== null) return { code, output: ran.output };
      const ready = ran.output.includes("Console: ") && (await findServer(dataDir)) !== undefined;
      if (ready) return { code: null, output: ran.output };
    }
    throw new Error(`Mocca was not ready in a minute: ${ran.output}`);
  }

  /** Another start beside the one that runs, to its end. */
  async function startAgain(): Promise<Ran> {
    const ran = run("node", [], { PORT: "0" });
    await once(ran.child, "close");
    return { code: ran.child.exitCode, output: ran.output };
  }

  /** One `npm run say`: what it has written so far, and its end. */
  function saying(line: string, ...flags: string[]) {
    const ran = run("say", [line, ...flags]);
    const ended = once(ran.child, "close").then((): Ran => {
      return { code: ran.child.exitCode, output: ran.output };
    });
    return { written: () => ran.output, ended };
  }

  const say = (line: string, ...flags: string[]) => saying(line, ...flags).ended;

  /** Sends a signal to Mocca alone and answers its exit status. */
  async function end(signal: NodeJS.Signals): Promise<number | null> {
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return null;
    const ended = once(server, "exit");
    server.kill(signal);
    await ended;
    return server.exitCode;
  }

  return {
    dataDir,
    origin: `http://localhost:${port}`,
    host: `localhost:${port}`,
    env,
    /** What a shell types to run one of Mocca's entries. */
    program: (name: string) => `"${process.execPath}" "${entry(name)}"`,
    start,
    startAgain,
    saying,
    say,
    end,
    /** What the started Mocca has written so far. */
    written: () => written(),
    /** What still runs of it, however it came to run. */
    left: () => processesWith(dataDir),
    async remove() {
      await end("SIGTERM");
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (typeof address !== "object" || address === null) throw new Error("The probe has no port");
  return address.port;
}
