import { readFile } from "node:fs/promises";
import { memoryOf } from "../../lucca/providers/local/compute/memory.ts";
import { untilAnswers } from "./address.ts";
import type { BareCity } from "./bare-city.ts";
import type { Bench } from "./bench.ts";
import { addressesOf } from "./clients.ts";
import type { Mocca } from "./mocca.ts";

const megabyte = 1_000_000;

/** What each environment holds once it answers; nothing is noted where there is no /proc. */
export async function memory({ samples }: Bench, mocca: Mocca, bare: BareCity): Promise<void> {
  for (const slug of ["panna", "cotta"])
    await Promise.all(addressesOf(mocca, slug).map((address) => untilAnswers(address)));
  const workerd = await bare.start();
  for (const pid of await descendants(mocca.pid))
    for (const { proportional } of (await memoryOf(pid))?.values() ?? [])
      samples.note("memory", "ours", proportional / megabyte);
  const floor = await workerd.memory();
  if (floor !== undefined) samples.note("memory", "floor", floor / megabyte);
  await workerd.stop();
}

async function descendants(pid: number): Promise<number[]> {
  // Processes end while they are looked at.
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8").catch(() => "");
  const below = await Promise.all(children.split(" ").filter(Boolean).map(Number).map(descendants));
  return [pid, ...below.flat()];
}
