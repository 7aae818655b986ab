import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { findServer } from "../../api/server-file.ts";
import { terminalDoor } from "../../api/terminal-door.ts";
import type { Message } from "../../bot/message.ts";
import type { Said } from "../../bot/terminal/listen.ts";
import type { Bench } from "./bench.ts";

const root = join(import.meta.dirname, "../..");

export type Mocca = {
  pid: number;
  port: number;
  /** Says a line or presses a button and answers with the last message. */
  say(said: Said): Promise<Message>;
  stop(): Promise<void>;
};

/** What `npm start` starts once everything is installed, on a data directory of the benchmark's own; resolves when it is ready. */
export async function startMocca({ undo }: Bench, dataDir: string): Promise<Mocca> {
  const child = spawn(process.execPath, ["api/node.ts"], {
    cwd: root,
    env: { ...process.env, MOCCA_DATA_DIR: dataDir, PORT: "0" },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ended = once(child, "exit");
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  undo.push(stop);
  await Promise.race([once(createInterface({ input: child.stdout }), "line"), ended]);
  const server = await findServer(dataDir);
  if (server === undefined || child.pid === undefined) throw new Error("Mocca did not start");
  const door = terminalDoor({ server, as: undefined, canAnswer: false });
  return {
    pid: child.pid,
    port: Number(new URL(server.origin).port),
    async say(said) {
      let last: Message | undefined;
      for await (const message of door(said, AbortSignal.timeout(60_000))) last = message;
      if (last === undefined || last.tone === "failed")
        throw new Error(`Mocca said: ${last?.text ?? "nothing"}`);
      return last;
    },
    stop,
  };
}
