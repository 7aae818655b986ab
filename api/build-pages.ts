import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { constants as priorities, setPriority } from "node:os";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip, constants as packing } from "node:zlib";
import { packings } from "./page-files.ts";

const brotli = promisify(brotliCompress);
/** Brotli's best takes ten times as long as this for two hundredths less. */
const quality = { params: { [packing.BROTLI_PARAM_QUALITY]: 9 } };
const pack = { br: (bytes: Buffer) => brotli(bytes, quality), gzip: promisify(gzip) };

/**
 * Answers with the folder in `home` that holds the pages of this checkout's sources, built there when
 * it is not there yet. A build that is killed leaves only a folder that no one takes for finished.
 */
export async function buildPages(
  home: string,
  checkout: string,
  signal: AbortSignal,
): Promise<string> {
  const hash = await hashOf(checkout);
  const folder = join(home, hash);
  if (existsSync(folder)) return folder;
  const unfinished = join(home, `${hash}.${process.pid}`);
  await mkdir(home, { recursive: true });
  // Whatever becomes of it, what is unfinished is not left here.
  try {
    await build(checkout, unfinished, signal);
    await packAll(unfinished);
    signal.throwIfAborted();
    await rename(unfinished, folder).catch((error: unknown) => {
      // Another process of this checkout was quicker.
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  await forgetOthers(home, hash);
  return folder;
}

/** The hash of everything that the pages are made of. */
async function hashOf(checkout: string): Promise<string> {
  const portal = await readdir(join(checkout, "portal"), { recursive: true, withFileTypes: true });
  const sources = portal
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const others = ["vite.config.ts", "package-lock.json"].map((name) => join(checkout, name));
  const hash = createHash("sha256");
  for (const path of [...sources.sort(), ...others])
    hash.update(`${path.slice(checkout.length)}\n`).update(await readFile(path));
  return hash.digest("hex").slice(0, 16);
}

async function build(checkout: string, folder: string, signal: AbortSignal): Promise<void> {
  const vite = join(checkout, "node_modules/vite/bin/vite.js");
  const outwards = ["--outDir", folder, "--emptyOutDir", "--logLevel", "error"];
  const words = ["build", "--configLoader", "native", ...outwards];
  const child = spawn(process.execPath, [vite, ...words], {
    cwd: checkout,
    env: { NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "pipe"],
    signal,
  });
  // What people wait for comes first.
  if (child.pid !== undefined) setPriority(child.pid, priorities.priority.PRIORITY_BELOW_NORMAL);
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-4000);
  });
  // One that was stopped is waited for as well, so that it writes nothing after that.
  child.on("error", (error) => {
    said += error.message;
  });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error(`vite build ended with ${code}: ${said}`);
}

/** Puts the packed copies beside each file that is worth it. */
async function packAll(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const worth = entries.filter(
    (entry) => entry.isFile() && [".html", ".js", ".css", ".svg"].includes(extname(entry.name)),
  );
  for (const entry of worth) {
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    if (bytes.length < 1024) continue;
    for (const { encoding, ending } of packings)
      await writeFile(path + ending, await pack[encoding](bytes));
  }
}

/** Pages of older sources, and builds that were killed, go after a day. */
async function forgetOthers(home: string, hash: string): Promise<void> {
  for (const name of await readdir(home)) {
    if (name === hash) continue;
    const path = join(home, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > 86_400_000) await rm(path, { recursive: true, force: true });
  }
}
