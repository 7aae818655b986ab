import { Agent } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { type Address, request } from "./address.ts";

/** How long each answer took, in ms, and why there was none. */
export type Answers = { ms: number[]; failures: string[] };

const perSecond = 200;
const paths = ["/healthz", "/", "/api/custom"];

/**
 * Asks an environment 200 times a second while `during` runs, whether or not it answers in time, and
 * at most 6,000 times. Anything but an answer below 500 has failed, and so has one that the gate gave.
 */
export async function underLoad(to: Address, during: () => Promise<unknown>): Promise<Answers> {
  const agent = new Agent({ keepAlive: true });
  const answers: Answers = { ms: [], failures: [] };
  const asked: Promise<void>[] = [];
  let over = false;
  const work = during().finally(() => {
    over = true;
  });
  const from = performance.now();
  while (!over && asked.length < 6_000) {
    const due = Math.floor(((performance.now() - from) / 1_000) * perSecond);
    while (asked.length < due) asked.push(ask(to, asked.length, agent, answers));
    await wait(2);
  }
  await Promise.all(asked);
  agent.destroy();
  await work;
  return answers;
}

async function ask(to: Address, turn: number, agent: Agent, { ms, failures }: Answers) {
  const from = performance.now();
  const path = paths[turn % paths.length] ?? "/";
  // A refused or broken connection is what this counts.
  try {
    const { status } = await request(to, path, agent);
    if (status >= 500 || status === 401) failures.push(`${path} answered ${status}`);
    ms.push(performance.now() - from);
  } catch (error) {
    failures.push(`${path}: ${error}`);
  }
}
