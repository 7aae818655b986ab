import {
  accessSync,
  chmodSync,
  constants,
  mkdirSync,
  readdirSync,
  realpathSync,
  statSync,
} from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Refusal } from "../db/refusal.ts";

/** Where MOCCA_DATA_DIR is: a relative one stands in the checkout, wherever Mocca was started from. */
export function dataDirectoryOf(setting: string): string {
  return resolve(fileURLToPath(new URL("..", import.meta.url)), setting);
}

/**
 * Makes the data directory where it is not there, closed to other people, and answers its real path.
 * Refuses a place that cannot be made, is no folder, or may not be written to.
 */
export function makeDataDirectory(path: string): string {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const reason = reasons[code];
    if (!reason) throw error;
    throw new Refusal(
      "unavailable",
      `Mocca did not start: its data directory ${path} ${reason}.`,
      "Set MOCCA_DATA_DIR to a folder that this user may write to.",
    );
  }
  // An empty one, such as a new volume, becomes Mocca's; one with other things in it keeps its rights.
  if (readdirSync(path).length === 0 && statSync(path).uid === process.getuid?.())
    chmodSync(path, 0o700);
  return realpathSync(path);
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "may not be written to by this user",
  EPERM: "may not be written to by this user",
  EROFS: "is on a disk that cannot be written to",
  EEXIST: "is a file, not a folder",
  ENOTDIR: "lies below a file, not a folder",
};
