import { setTimeout as sleep } from "node:timers/promises";
import { backOff } from "./back-off.ts";
import type { Answer, News, Request } from "./host-messages.ts";
import { type HostProcess, startHostProcess } from "./host-process.ts";

export type KeptHost = {
  /** Waits for the next host while there is none; rejects when the host ends before it has answered. */
  ask(request: Request): Promise<Answer>;
  pid(): Promise<number | undefined>;
  end(): Promise<void>;
};

/** Keeps a compute host up: one that ends is followed by another, after a growing pause. */
export function keepHost(options: {
  folder: string;
  bridge: string;
  onSpawn(pid: number): void;
  onLine(line: string): void;
  onNews(news: News): void;
  /** The host has ended, and everything in it with it; the next one is on its way. */
  onEnd(): void;
}): KeptHost {
  const ending = new AbortController();
  const nextPause = backOff();

  const spawn = (): HostProcess => {
    const host = startHostProcess({ ...options, onEnd: ended });
    if (host.pid !== undefined) options.onSpawn(host.pid);
    return host;
  };
  const ended = () => {
    options.onLine("The compute host ended unexpectedly; starting another one.");
    host = sleep(nextPause(), undefined, ending).then(spawn);
    // Whoever asks hears of it; unasked, a pause that was cut short is no failure.
    host.catch(() => undefined);
    options.onEnd();
  };
  let host = Promise.resolve(spawn());

  return {
    ask: async (request) => await (await host).ask(request),
    pid: async () => (await host).pid,
    async end() {
      ending.abort();
      await (await host.catch(() => undefined))?.end();
    },
  };
}
