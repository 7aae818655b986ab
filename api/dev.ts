import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const checkout = fileURLToPath(new URL("..", import.meta.url));

function start(...words: string[]): ChildProcess {
  return spawn(process.execPath, words, { cwd: checkout, stdio: "inherit" });
}

/** Mocca, started again whenever a source that it has read changes; the pages by Vite, at once. */
const children = [
  start("--watch", "--watch-preserve-output", "api/node.ts"),
  start("node_modules/vite/bin/vite.js", "--configLoader", "native"),
];

for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(name, () => {
    for (const child of children) child.kill(name);
  });
for (const child of children)
  child.once("exit", (code) => {
    for (const other of children) other.kill();
    process.exitCode ??= code ?? 1;
  });
