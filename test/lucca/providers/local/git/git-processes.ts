import { readdir, readFile } from "node:fs/promises";

/** The ids of the processes whose arguments name `folder` (Linux). */
export async function processesOf(folder: string): Promise<number[]> {
  const ids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const named = await Promise.all(
    ids.map(async (id) => {
      // A process may end while the list is read.
      const line = await readFile(`/proc/${id}/cmdline`, "utf8").catch(() => "");
      return line.includes(folder) ? id : undefined;
    }),
  );
  return named.filter((id) => id !== undefined);
}
