import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Answer, FromHost, News, Request, ToHost } from "./host-messages.ts";

export type HostProcess = {
  /** Undefined when it could not be started. */
  pid: number | undefined;
  /** Rejects when the host ends before it has answered. */
  ask(request: Request): Promise<Answer>;
  /** Ends the host and everything in it; resolves when it is gone. */
  end(): Promise<void>;
};

/** Heap of each worker in MB; one that wants more is ended by the runtime and started again. */
const workerHeap = 256;

/**
 * Starts the compute host in a process group and session of its own, with a clean environment and
 * `folder` (emptied first) for its temporary files. `onEnd` hears that it ended without being asked.
 */
export function startHostProcess(options: {
  folder: string;
  bridge: string;
  onNews(news: News): void;
  onLine(line: string): void;
  onEnd(): void;
}): HostProcess {
  const { folder } = options;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const program = fileURLToPath(new URL("./host.ts", import.meta.url));
  const child = spawn(process.execPath, [program, options.bridge], {
    cwd: folder,
    detached: true,
    env: {
      PATH: "/usr/local/bin:/usr/bin:/bin",
      HOME: folder,
      TMPDIR: folder,
      MINIFLARE_WORKERD_V8_FLAGS: `--max-old-space-size=${workerHeap}`,
    },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const waiting = new Map<number, PromiseWithResolvers<Answer>>();
  let calls = 0;
  let ending = false;
  let ended = false;

  for (const output of [child.stdout, child.stderr])
    if (output !== null) createInterface({ input: output }).on("line", options.onLine);
  child.on("message", (news: FromHost) => {
    if (news.kind !== "answer") return options.onNews(news);
    waiting.get(news.call)?.resolve(news.answer);
    waiting.delete(news.call);
  });
  const gone = new Promise<void>((resolve) => {
    const end = () => {
      if (ended) return;
      ended = true;
      for (const { reject } of waiting.values()) reject(hostEnded());
      resolve();
      if (!ending) options.onEnd();
    };
    child.once("exit", end);
    child.on("error", (failure) => {
      options.onLine(failure.message);
      // It never started; any other failure is a message that did not arrive, and "exit" follows.
      if (child.pid === undefined) end();
    });
  });

  return {
    pid: child.pid,
    ask(request) {
      if (ended) return Promise.reject(hostEnded());
      const call = ++calls;
      const answer = Promise.withResolvers<Answer>();
      waiting.set(call, answer);
      const message: ToHost = { call, request };
      child.send(message);
      return answer.promise;
    },
    async end() {
      ending = true;
      if (child.connected) child.disconnect();
      const timer = setTimeout(() => child.kill("SIGKILL"), 2000);
      await gone;
      clearTimeout(timer);
    },
  };
}

const hostEnded = () => new Error("The compute host ended.");
