import { type Agent, get } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

/** Where an environment answers. */
export type Address = {
  port: number;
  host: string;
  /** What opens its gate; without it only /healthz answers. */
  key?: Record<string, string>;
};

const patienceMs = 60_000;

/** A request to an environment: Node does not resolve `*.localhost`, so the name goes in `Host`. */
export function request(to: Address, path: string, agent?: Agent) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const options = {
      host: "127.0.0.1",
      port: to.port,
      path,
      headers: { ...to.key, host: `${to.host}:${to.port}` },
      timeout: 10_000,
      ...(agent && { agent }),
    };
    const asked = get(options, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.once("error", reject);
      answer.once("end", () =>
        resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString() }),
      );
    });
    asked.once("timeout", () => asked.destroy(new Error("no answer within 10 seconds")));
    asked.once("error", reject);
  });
}

/**
 * Resolves when the environment's own /healthz answers there and, where one is given, names the commit.
 * Until the environment is there, Mocca's own answers in its place and names none.
 */
export async function untilAnswers(to: Address, commit = ""): Promise<void> {
  for (const end = Date.now() + patienceMs; Date.now() < end; await wait(10)) {
    const answer = await request(to, "/healthz").catch(() => undefined);
    if (answer?.status === 200 && answer.body.includes(`"commit":"${commit}`)) return;
  }
  throw new Error(`${to.host} did not answer within ${patienceMs / 1_000} seconds`);
}
