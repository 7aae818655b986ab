import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Starts Mocca and starts it again whenever a source that it has read changes. */
const entry = fileURLToPath(new URL("node.ts", import.meta.url));
const child = spawn(process.execPath, ["--watch", "--watch-preserve-output", entry], {
  stdio: "inherit",
});

for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(name, () => child.kill(name));
child.once("exit", (code) => process.exit(code ?? 1));
