import { setTimeout as sleep } from "node:timers/promises";
import { backOff } from "./back-off.ts";
import type { Workerd } from "./workerd.ts";

export type Supervised = { port: number; stop(): Promise<void> };

/**
 * Keeps one worker's process up. A first crash is mended in place; a process that dies again and again
 * is started with growing pauses, each time on another port: `onDown` hears that it rests, `onUp`
 * where it answers again. The very first start must succeed.
 */
export async function supervise(options: {
  start(onCrash: (cameBack: boolean) => void): Promise<Workerd>;
  onDown(): void;
  onUp(port: number): void;
}): Promise<Supervised> {
  const stopping = new AbortController();
  const nextPause = backOff();
  let current: Workerd | undefined;
  let starts = 0;
  let coming = Promise.resolve();

  const start = async () => {
    const mine = ++starts;
    current = await options.start((cameBack) => {
      if (mine === starts && current !== undefined) failed(cameBack);
    });
    return current.port;
  };

  const failed = (cameBack: boolean) => {
    const pause = nextPause();
    if (stopping.signal.aborted || (cameBack && pause === 0)) return;
    const broken = current;
    current = undefined;
    options.onDown();
    coming = again(broken, pause);
  };

  const again = async (broken: Workerd | undefined, pause: number) => {
    await broken?.stop();
    await sleep(pause, undefined, stopping).catch(() => undefined);
    if (stopping.signal.aborted) return;
    try {
      options.onUp(await start());
    } catch {
      // A start that fails is one more crash: it is tried again after a longer pause.
      failed(false);
    }
  };

  return {
    port: await start(),
    async stop() {
      stopping.abort();
      await coming;
      await current?.stop();
    },
  };
}
