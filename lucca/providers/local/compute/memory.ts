import { readFile } from "node:fs/promises";
import { ownerVariable } from "./owner-variable.ts";

/** Bytes: all that is resident, and the same with what processes share divided among them. */
export type Memory = { resident: number; proportional: number };

/** The memory of each environment, from /proc; undefined where there is no such thing. */
export async function memoryOf(hostPid: number): Promise<Map<string, Memory> | undefined> {
  const children = await read(`/proc/${hostPid}/task/${hostPid}/children`);
  if (children === undefined) return undefined;
  const found = new Map<string, Memory>();
  for (const pid of children.split(" ").filter(Boolean)) {
    const variables = (await read(`/proc/${pid}/environ`))?.split("\0") ?? [];
    const owner = variables.find((one) => one.startsWith(`${ownerVariable}=`))?.split("=")[1];
    const rollup = await read(`/proc/${pid}/smaps_rollup`);
    if (owner === undefined || rollup === undefined) continue;
    const before = found.get(owner) ?? { resident: 0, proportional: 0 };
    found.set(owner, {
      resident: before.resident + bytes(rollup, "Rss"),
      proportional: before.proportional + bytes(rollup, "Pss"),
    });
  }
  return found;
}

function bytes(rollup: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(rollup)?.[1] ?? 0) * 1024;
}

/** Processes end while they are looked at. */
async function read(path: string): Promise<string | undefined> {
  return await readFile(path, "utf8").catch(() => undefined);
}
