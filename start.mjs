// Starts a program of this checkout under the Node that it pins, after installing what is missing.
//   node start.mjs api/node.ts …   a file of the checkout
//   node start.mjs vitest run …    a program that npm installed
// Runs on every Node since 18, before anything is installed.
import { spawn } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import * as fs from "node:fs";
import { constants, userInfo } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isatty } from "node:tty";
import { fileURLToPath } from "node:url";

const root = dirname(fileURLToPath(import.meta.url));
const programs = join(root, "node_modules", ".bin");
const node = join(programs, "node");
// npm ci begins by removing node_modules, and with it the stamp: a killed install leaves none.
const stamp = join(root, "node_modules", ".installed");
const lock = join(root, ".install.lock");

/** What npm tells its scripts about itself that would tell the next npm to install something else. */
const misleading =
  /^npm_(command|lifecycle_|package_|config_(also|cpu|dev|dry_run|global|include|install_strategy|libc|link|local_prefix|location|omit|only|optional|os|package_lock|prefix|production|workspace))/i;

/** A "no" in words. */
class Refusal extends Error {}

/** The process that signals are passed on to. */
let child;

const env = environment();
passSignalsOn();
if (process.env.npm_lifecycle_event) endWithNpm();
try {
  const [entry, ...words] = process.argv.slice(2);
  if (!entry) throw new Refusal("Say what to start: node start.mjs api/node.ts");
  if (!installed()) await install();
  await become(entry.includes("/") ? join(root, entry) : join(programs, entry), words);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

function wanted() {
  const packages = fs.readFileSync(join(root, "package-lock.json"));
  const hash = createHash("sha256").update(packages).digest("hex");
  return `${hash} ${process.platform} ${process.arch}\n`;
}

function installed() {
  return fs.existsSync(node) && fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === wanted();
}

function environment() {
  const kept = Object.entries(process.env).filter(([name]) => !misleading.test(name));
  const env = Object.fromEntries(kept);
  // Some npm run a script as the owner of the checkout, with the home and the cache of root.
  if (!writable(env.HOME ?? "/")) {
    env.HOME = ownHome() ?? env.HOME;
    delete env.npm_config_cache;
    delete env.npm_config_userconfig;
  }
  return env;
}

function ownHome() {
  try {
    return userInfo().homedir;
  } catch {
    // Some containers give a uid that no passwd entry knows.
    return undefined;
  }
}

function writable(folder) {
  try {
    fs.accessSync(folder, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

async function install() {
  if (!writable(root))
    throw new Refusal(
      `Mocca's packages are not installed, and this user (uid ${process.getuid?.()}) may not write to ${root}.\n` +
        "Start Mocca as the owner of that folder.",
    );
  const token = await takeLock();
  if (!token) return;
  const beat = setInterval(() => fs.utimes(lock, new Date(), new Date(), () => {}), 2_000);
  try {
    await runNpm(token);
    await tryNode();
    fs.writeFileSync(`${stamp}.new`, wanted());
    fs.renameSync(`${stamp}.new`, stamp);
  } finally {
    clearInterval(beat);
    fs.rmSync(lock, { force: true });
  }
}

/** Waits for an install that another start does. Answers nothing once there is nothing to do. */
async function takeLock() {
  const token = randomUUID();
  for (let told = false; !installed(); await sleep(250)) {
    try {
      if (stale()) fs.rmSync(lock, { force: true });
      fs.writeFileSync(lock, token, { flag: "wx" });
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      if (!told) process.stderr.write("Another start is installing Mocca's packages; waiting.\n");
      told = true;
      continue;
    }
    // Two that found the same stale lock have both written: the later one has it.
    await sleep(300);
    if (fs.existsSync(lock) && fs.readFileSync(lock, "utf8") === token) return token;
  }
}

/** The lock of an install whose start and npm are both gone. */
function stale() {
  const found = fs.statSync(lock, { throwIfNoEntry: false });
  if (!found) return false;
  const age = Date.now() - found.mtimeMs;
  const npm = Number(fs.readFileSync(lock, "utf8").split(" ")[1]);
  return age > 600_000 || (age > 10_000 && !(npm > 0 && alive(npm)));
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

async function runNpm(token) {
  process.stderr.write("Installing Mocca's packages with npm ci, once; it takes about a minute.\n");
  const by = process.env.npm_execpath ?? "";
  const [npm, ...first] = by.endsWith("npm-cli.js") ? [process.execPath, by] : ["npm"];
  // The pinned Node is a development package, which NODE_ENV=production would leave out.
  const args = [...first, "ci", "--include=dev", "--include=optional", "--loglevel=error"];
  const ended = start(npm, args, ["ignore", "ignore", "inherit"], dirname(process.execPath));
  fs.writeFileSync(lock, `${token} ${child.pid}`);
  const { code, signal, error } = await ended;
  if (error?.code === "ENOENT")
    throw new Refusal(
      "Mocca's packages are not installed, and there is no npm on the path to install them with.\n" +
        "Install Node.js with npm from nodejs.org or your system's packages.",
    );
  if (code !== 0)
    throw new Refusal(
      `Mocca's packages were not installed: npm ci ended with ${error ?? signal ?? code}.\n` +
        "What npm said stands above. Start again to try once more.",
    );
}

async function tryNode() {
  const { code, error } = await start(node, ["--version"], "ignore", programs);
  if (code !== 0)
    throw new Refusal(
      `The Node that npm installed does not start: ${error?.message ?? `it ended with ${code}`}.\n` +
        "Does npm's ignore-scripts keep it from being installed, or is this a system it is not built for?",
    );
}

/** Runs the program in our place: its terminal, its signals, its end. */
async function become(program, words) {
  const { code, signal, error } = await start(node, [program, ...words], "inherit", programs);
  if (error)
    throw new Refusal(
      `The installed Node does not start: ${error.message}.\nRemove node_modules and start again.`,
    );
  if (signal) {
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  }
  process.exit(code ?? 128 + constants.signals[signal]);
}

function start(program, args, stdio, firstOnPath) {
  const path = `${firstOnPath}${delimiter}${env.PATH}`;
  // What is compiled once is kept beside the packages, so that later starts are quicker.
  const cache = join(root, "node_modules", ".compiled");
  const found = { ...env, PATH: path, NODE_COMPILE_CACHE: cache };
  child = spawn(program, args, { cwd: root, env: found, stdio });
  return new Promise((resolve) => {
    const ended = (how) => {
      child = undefined;
      resolve(how);
    };
    child.once("error", (error) => ended({ error }));
    child.once("exit", (code, signal) => ended({ code, signal }));
  });
}

/** npm hands no SIGHUP on, and none can hand SIGKILL on: when it is gone, nobody wants the program. */
function endWithNpm() {
  const npm = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(watch);
    child?.kill("SIGTERM");
  }, 500);
  watch.unref();
}

function passSignalsOn() {
  const last = {};
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(name, () => {
      if (!child) process.exit(128 + constants.signals[name]);
      // Ctrl-C in a terminal reaches the whole group, and the child is in it.
      if (name === "SIGINT" && isatty(0)) return;
      // npm passes on what the group has got already.
      const again = Date.now() - last[name] < 1_000;
      last[name] = Date.now();
      if (!again) child.kill(name);
    });
}
