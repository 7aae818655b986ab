import { startCompute } from "../../../../../lucca/providers/local/compute/compute.ts";
import type { Version } from "../../../../../lucca/providers/local/compute/version.ts";

/** A Mocca that only runs one version: prints its compute host's pid, then "live", and goes on until it is killed. */
const [folder = "", version = "{}"] = process.argv.slice(2);
const parsed: Version = JSON.parse(version);
const compute = startCompute({
  folder,
  bridge: "127.0.0.1:1",
  wanted: async () => undefined,
  onSpawn: (pid) => console.log(pid),
  onLine: console.error,
});
await compute.run(parsed);
console.log("live");
