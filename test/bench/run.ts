import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { undoStack } from "../../api/undo-stack.ts";
import { runProgram } from "../programs.ts";
import { bareCity } from "./bare-city.ts";
import type { Bench } from "./bench.ts";
import { addressesOf, clients } from "./clients.ts";
import { commands } from "./commands.ts";
import { deploysUnderLoad } from "./deploys-under-load.ts";
import { emptyRuns } from "./empty-runs.ts";
import { keyOf } from "./key.ts";
import { memory } from "./memory.ts";
import { clone, pushes } from "./pushes.ts";
import { writeReadme } from "./readme.ts";
import { resultsOf } from "./results.ts";
import { newSamples } from "./samples.ts";
import { starts } from "./starts.ts";
import { tableOf } from "./table.ts";

// `npm run bench [-- --readme]`: measures, prints a table, and writes it as JSON beside this file.
const rounds = 3;
const longestMs = 8 * 60_000;
const latest = join(import.meta.dirname, "latest.json");

const bench: Bench = {
  samples: newSamples(),
  undo: undoStack(),
  say: (line) => console.error(line),
};
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => void bench.undo.run().finally(() => process.exit(1)));

// Whatever is measured or fails, what was started is ended.
try {
  const late = wait(longestMs, undefined, { ref: false }).then(() => {
    throw new Error(`The benchmark was not over within ${longestMs / 60_000} minutes`);
  });
  await Promise.race([measure(), late]);
} finally {
  await bench.undo.run();
}
await tell();

async function measure(): Promise<void> {
  const bare = await bareCity(bench);
  for (let round = 1; round <= rounds; round++) {
    bench.say(`Starts and clients, ${round} of ${rounds}`);
    const mocca = await starts(bench, (first) => clients(bench, first, bare));
    await memory(bench, mocca, bare);
    if (round === rounds) {
      bench.say("Commands");
      await commands(bench, mocca);
      const cloned = await clone(bench, mocca);
      const staging = { ...addressesOf(mocca, "panna")[0], key: await keyOf(mocca) };
      bench.say("Pushes");
      await pushes(bench, cloned, staging, bare);
      bench.say("Deploys under load");
      await deploysUnderLoad(bench, cloned, staging);
    }
    await mocca.stop();
  }
  bench.say("Empty runs");
  await emptyRuns(bench);
}

async function tell(): Promise<void> {
  const results = resultsOf(bench.samples);
  const table = tableOf(results);
  const machine = `${cpus().length} cores of ${cpus()[0]?.model.trim()}, ${process.platform}, Node ${process.versions.node}.`;
  console.log(`${machine}\n\n${table}`);
  const told = { at: new Date().toISOString(), machine, results };
  await writeFile(latest, JSON.stringify(told));
  await runProgram("biome", ["format", "--write", latest]);
  if (process.argv.includes("--readme")) await writeReadme(table, machine);
}
