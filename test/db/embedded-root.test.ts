import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chmod, chown, cp, lstat, mkdir, mkdtemp, readlink, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { startEmbedded } from "../../db/embedded.ts";
import { canEnter, nobody } from "../../db/embedded-account.ts";
import { enterableBinaries, installedBinaries } from "../../db/embedded-binaries.ts";

vi.setConfig({ testTimeout: 60_000 });

const asRoot = test.skipIf(process.getuid?.() !== 0);

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "mocca-embedded-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Node runs this under another user: one start, its uid, one stop. */
const script = (dataDir: string) => `
  const { startEmbedded } = await import(${JSON.stringify(join(import.meta.dirname, "../../db/embedded.ts"))});
  const server = await startEmbedded(${JSON.stringify(dataDir)});
  const { statSync } = await import("node:fs");
  console.log(statSync("/proc/" + server.pid).uid);
  await server.stop();
`;

asRoot(
  "as root, PostgreSQL runs as nobody, and only it may pass through the data directory",
  async () => {
    const dataDir = await newFolder();
    const server = await startEmbedded(dataDir);
    onTestFinished(() => server.stop());
    const { uid, gid } = await nobody();
    expect((await stat(join(dataDir, "postgres", "data"))).uid).toBe(uid);
    expect(await stat(dataDir)).toMatchObject({ uid: 0, gid, mode: 0o040710 });
  },
);

asRoot(
  "as root under a closed home, the cluster is outside and the data directory links to it",
  async () => {
    const home = await newFolder();
    await chmod(home, 0o700);
    const dataDir = join(home, "mocca", ".mocca");
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const first = await startEmbedded(dataDir);
    onTestFinished(() => first.stop());
    const outside = await readlink(join(dataDir, "postgres"));
    onTestFinished(() => rm(outside, { recursive: true }));
    onTestFinished(() => rm(`${outside}.left`, { recursive: true, force: true }));
    expect(dirname(outside)).toBe("/var/lib/mocca");
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
    await first.stop();
    const second = await startEmbedded(dataDir);
    expect(second.url).toBe(first.url);
    await second.stop();

    // A data directory that was removed and made anew begins anew.
    await rm(dataDir, { recursive: true });
    await mkdir(dataDir, { mode: 0o700 });
    const third = await startEmbedded(dataDir);
    await third.stop();
    expect(third.adminUrl).not.toBe(first.adminUrl);
    expect((await lstat(`${outside}.left`)).isDirectory()).toBe(true);
  },
);

asRoot(
  "as root with a checkout that is closed to nobody, the binaries are copied once",
  async () => {
    const closed = await newFolder();
    await chmod(closed, 0o700);
    const installed = await installedBinaries();
    const native = join(closed, "native");
    await cp(installed.native, native, { recursive: true, verbatimSymlinks: true });
    const account = await nobody();
    const version = `test-${randomUUID()}`;
    const copies = [1, 2].map(() => enterableBinaries({ native, version }, account));
    const [copy, again] = await Promise.all(copies);
    onTestFinished(() => rm(String(copy), { recursive: true }));
    expect(again).toBe(copy);
    expect(await canEnter(account, join(String(copy), "bin", "postgres"))).toBe(true);
    expect(await readlink(join(String(copy), "lib", "libpq.so.5"))).toBe("libpq.so.5.18");
  },
);

asRoot(
  "an ordinary user's PostgreSQL is theirs, also when root starts it later",
  async ({ skip }) => {
    const account = { uid: 1, gid: 1 };
    if (!(await canEnter(account, process.execPath))) skip("the checkout is closed to other users");
    const dataDir = await newFolder();
    await chown(dataDir, account.uid, account.gid);
    const node = spawn(process.execPath, ["--input-type=module", "-e", script(dataDir)], {
      ...account,
      stdio: ["ignore", "pipe", "inherit"],
    });
    expect(await new Response(node.stdout).text()).toBe("1\n");
    const server = await startEmbedded(dataDir);
    onTestFinished(() => server.stop());
    expect((await stat(`/proc/${server.pid}`)).uid).toBe(1);
  },
);
