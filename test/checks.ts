import { type Ended, runProgram } from "./programs.ts";

type Check = { name: string; run: readonly [program: string, ...words: string[]] };

const colours = process.stdout.isTTY ? "force" : "off";

/** Everything that can be said of the code without running it. */
export const checks: readonly Check[] = [
  {
    name: "format and lint",
    run: ["biome", "ci", "--error-on-warnings", `--colors=${colours}`, "."],
  },
  { name: "types", run: ["tsc", "-p", "."] },
  { name: "types of the client's pages", run: ["tsc", "-p", "modules"] },
  { name: "types of the console's pages", run: ["tsc", "-p", "portal"] },
  { name: "dead exports and packages", run: ["knip", "--no-progress"] },
];

/** Apart from the other checks, since all the tests have it among them. */
export const rules: Check = {
  name: "the rules of the house",
  run: ["vitest", "run", "--project=rules", "--no-isolate", "--reporter=dot"],
};

/** Runs these all, two at a time, and prints each with its time; answers how many failed. */
export async function runChecks(wanted: readonly Check[]): Promise<number> {
  const waiting = [...wanted];
  let failed = 0;
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [program, ...words] = next.run;
      const ended = await runProgram(program, words);
      if (ended.code !== 0) failed += 1;
      print(next.name, ended);
    }
  };
  await Promise.all([work(), work()]);
  return failed;
}

function print(name: string, { code, output, ms }: Ended): void {
  const verdict = code === 0 ? "ok    " : "FAILED";
  if (code !== 0) console.log(output.trimEnd());
  console.log(`${verdict} ${name}, ${(ms / 1000).toFixed(1)} s`);
}
