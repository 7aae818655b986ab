import { appendFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { serve } from "../../api/serve.ts";

/** Mocca, ended by `kill -9` with all its children the first time that it reaches each point of a run. */
const [points = "", ready = ""] = process.argv.slice(2);
const reached = new Set(existsSync(points) ? readFileSync(points, "utf8").split("\n") : []);

const served = await serve(process.env, {
  log: (line, facts) => process.stderr.write(`${JSON.stringify({ line, ...facts })}\n`),
  reached(key, point) {
    const name = `${key} ${point}`;
    if (reached.has(name)) return;
    appendFileSync(points, `${name}\n`);
    for (const pid of descendants(process.pid)) kill(pid);
    kill(process.pid);
  },
});
appendFileSync(ready, "ready\n");
process.on("SIGTERM", () => void served.stop().then(() => process.exit(0)));

function descendants(of: number): number[] {
  const parents = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      // A process may end while we read of it.
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        return [
          {
            pid: Number(name),
            parent: Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]),
          },
        ];
      } catch {
        return [];
      }
    });
  const below = (pid: number): number[] =>
    parents.filter((one) => one.parent === pid).flatMap((one) => [one.pid, ...below(one.pid)]);
  return below(of);
}

function kill(pid: number): void {
  // It may have ended already.
  try {
    process.kill(pid, "SIGKILL");
  } catch {}
}
