import { setTimeout as sleep } from "node:timers/promises";
import { Client, type ClientConfig, escapeIdentifier } from "pg";

type Wake = (payload: string) => void;

/**
 * One connection that hears every channel asked for; made with the first, made again when lost. Then each
 * `wake` is called with an empty payload, since some notifications may have been missed.
 */
export function listener(settings: ClientConfig) {
  const wakes = new Map<string, Set<Wake>>();
  let client: Promise<Client> | undefined;
  let closed = false;

  async function connect(): Promise<Client> {
    const made = new Client(settings);
    // The `end` that follows every error is what counts.
    made.on("error", () => {});
    made.on("notification", ({ channel, payload }) => {
      for (const wake of wakes.get(channel) ?? []) wake(payload ?? "");
    });
    await made.connect();
    for (const channel of wakes.keys()) await made.query(`listen ${escapeIdentifier(channel)}`);
    made.once("end", () => void reconnect());
    return made;
  }

  function open(): Promise<Client> {
    client ??= connect().catch((error) => {
      client = undefined;
      throw error;
    });
    return client;
  }

  async function reconnect(): Promise<void> {
    client = undefined;
    while (!closed) {
      try {
        await open();
        break;
      } catch {
        // The server is away; every query says so, and here there is nobody to tell.
        await sleep(500, undefined, { ref: false });
      }
    }
    if (!closed) for (const wake of [...wakes.values()].flatMap((set) => [...set])) wake("");
  }

  async function listen(channel: string, wake: Wake): Promise<() => void> {
    const set = wakes.get(channel) ?? new Set();
    wakes.set(channel, set.add(wake));
    const stop = () => void set.delete(wake);
    try {
      const heard = await open();
      await heard.query(`listen ${escapeIdentifier(channel)}`);
    } catch (error) {
      stop();
      throw error;
    }
    return stop;
  }

  async function close(): Promise<void> {
    closed = true;
    // A connection that never came about needs no closing.
    const open = await client?.catch(() => undefined);
    await open?.end();
  }

  return { listen, close };
}
