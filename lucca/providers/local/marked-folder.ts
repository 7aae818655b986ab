import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "../../../db/refusal.ts";
import type { Found, Provider, Work } from "../../provider.ts";

const markerFile = ".lucca";

/**
 * A folder of one environment that is ours by the marker in it, as storage and compute have one.
 * `leave` runs before the folder goes.
 */
export function markedFolder(
  folderOf: (work: Work) => string,
  leave: (work: Work) => Promise<void>,
): Provider {
  return {
    class: "B",
    async observe(work) {
      return (await marker(folderOf(work), work)) ? found(work) : undefined;
    },
    async ensure(work) {
      const folder = folderOf(work);
      if (!(await marker(folder, work))) {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(join(folder, markerFile), work.marker);
      }
      return found(work);
    },
    async remove(work) {
      const folder = folderOf(work);
      if (!(await marker(folder, work))) return;
      await leave(work);
      // The marker goes last, so that a crash in the middle leaves a folder that is still ours.
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Whether the folder is there and ours; refuses one that another has marked. */
async function marker(folder: string, work: Work): Promise<boolean> {
  const found = await readFile(join(folder, markerFile), "utf8").catch(() => undefined);
  if (found === undefined || found === "") return false;
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
