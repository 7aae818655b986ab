import { chmod, mkdir } from "node:fs/promises";

const folder = "/var/lib/mocca";

/** Where root keeps what PostgreSQL's account must reach when the way to its own place is closed to it. */
export async function outsideFolder(): Promise<string> {
  await mkdir(folder, { recursive: true });
  // Whatever the umask says.
  await chmod(folder, 0o755);
  return folder;
}
