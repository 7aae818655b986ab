import { opendir, stat } from "node:fs/promises";
import { join } from "node:path";

export type StorageWatch = {
  /** May so many bytes be written? If so they count as used until the next measurement. */
  take(bytes: number): Promise<boolean>;
  /** Something was written or deleted: measures again, soon. */
  touched(): void;
  close(): void;
};

const shortestPause = 1000;
/** After a measurement, rest this many times as long as it took. */
const rest = 20;

/** Measures a folder now and after each touch; `onChange` hears when it becomes full, and no longer full. */
export function watchStorage(options: {
  folder: string;
  limit: number;
  onChange(full: boolean): void;
}): StorageWatch {
  const { folder, limit, onChange } = options;
  let left = limit;
  let full = false;
  let resting: NodeJS.Timeout | undefined;
  let measuring = false;
  let stale = false;
  let closed = false;

  const measure = async () => {
    measuring = true;
    stale = false;
    const start = performance.now();
    left = Math.max(0, limit - (await sizeOf(folder, limit)));
    measuring = false;
    if (closed) return;
    const was = full;
    full = left === 0;
    if (full !== was) onChange(full);
    const pause = Math.max(shortestPause, (performance.now() - start) * rest);
    resting = setTimeout(() => {
      resting = undefined;
      if (stale) void measure();
    }, pause);
  };

  const first = measure();
  return {
    async take(bytes) {
      await first;
      if (bytes > left) return false;
      left -= bytes;
      return true;
    },
    touched() {
      stale = true;
      if (!measuring && resting === undefined) void measure();
    },
    close() {
      closed = true;
      clearTimeout(resting);
    },
  };
}

/** Bytes of the files in a folder at any depth; stops counting once `enough` is reached. */
export async function sizeOf(folder: string, enough: number): Promise<number> {
  let total = 0;
  const folders = [folder];
  for (let next = folders.pop(); next !== undefined && total < enough; next = folders.pop()) {
    const entries = await opendir(next).catch(nothingThere);
    for await (const entry of entries ?? []) {
      if (entry.isDirectory()) folders.push(join(next, entry.name));
      else total += (await stat(join(next, entry.name)).catch(nothingThere))?.size ?? 0;
      if (total >= enough) break;
    }
  }
  return total;
}

/** Files come and go while they are counted. */
function nothingThere(failure: NodeJS.ErrnoException): undefined {
  if (failure.code !== "ENOENT") throw failure;
}
