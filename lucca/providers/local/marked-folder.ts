import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "../../../db/refusal.ts";
import type { Found, Provider, Work } from "../../provider.ts";

const markerFile = ".lucca";

/**
 * A folder of one environment that is ours by the marker in it, as storage and compute have one. It is
 * made, and taken apart, beside its place: in its place it stands whole or not at all, and what a kill
 * leaves aside is cleared by the next call. `leave` runs before the folder goes.
 */
export function markedFolder(
  folderOf: (work: Work) => string,
  leave: (work: Work) => Promise<void>,
): Provider {
  return {
    class: "B",
    async observe(work) {
      return (await isOurs(folderOf(work), work)) ? found(work) : undefined;
    },
    async ensure(work) {
      const folder = folderOf(work);
      if (await isOurs(folder, work)) return found(work);
      const aside = asideOf(folder);
      await clear(aside);
      await mkdir(aside, { recursive: true, mode: 0o700 });
      await writeFile(join(aside, markerFile), work.marker, { flush: true });
      await rename(aside, folder);
      return found(work);
    },
    async remove(work) {
      const folder = folderOf(work);
      const aside = asideOf(folder);
      const ours = await isOurs(folder, work);
      await clear(aside);
      if (!ours) return;
      await leave(work);
      await rename(folder, aside);
      await clear(aside);
    },
  };
}

const asideOf = (folder: string) => `${folder}.aside`;

const clear = (folder: string) => rm(folder, { recursive: true, force: true });

/** Whether the folder is there and ours; refuses one that another has marked. */
async function isOurs(folder: string, work: Work): Promise<boolean> {
  const found = await readFile(join(folder, markerFile), "utf8").catch(() => undefined);
  if (found === undefined) return false;
  if (found === work.marker) return true;
  throw new Refusal(
    "conflict",
    `${work.key} belongs to another project already.`,
    "Choose another slug.",
  );
}

function found(work: Work): Found {
  return { externalId: work.subject.environment?.id ?? "", marker: work.marker, facts: {} };
}
