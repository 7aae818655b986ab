import { get } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/** Asks `GET /healthz` on a port until it answers 200; after `deadline` ms comes back with what it did instead. */
export async function untilHealthy(port: number, deadline: number): Promise<string | undefined> {
  const end = performance.now() + deadline;
  let last: number | undefined;
  for (let left = deadline; left > 0; left = end - performance.now()) {
    const status = await statusOf(port, left);
    if (status === 200) return undefined;
    last = status ?? last;
    await sleep(50);
  }
  return last === undefined ? "did not answer" : `answered ${last}`;
}

function statusOf(port: number, patience: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const request = get({ host: "127.0.0.1", port, path: "/healthz", agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    const timer = setTimeout(() => request.destroy(), patience);
    // Judged in "close", which follows; after an answer that changes nothing.
    request.on("error", () => undefined);
    request.once("close", () => {
      clearTimeout(timer);
      resolve(undefined);
    });
  });
}
