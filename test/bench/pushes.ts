import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { type Address, untilAnswers } from "./address.ts";
import type { BareCity } from "./bare-city.ts";
import { type Bench, tempFolder } from "./bench.ts";
import { changeOneLine, git } from "./git.ts";
import type { Mocca } from "./mocca.ts";
import { timed } from "./samples.ts";

/** A clone of Panna's repository, as a developer has it. */
export type Clone = { folder: string };

const rounds = 4;

/** Clones Panna's staging branch with a token of the owner's. */
export async function clone(bench: Bench, mocca: Mocca): Promise<Clone> {
  const { code = "" } = await mocca.say({ line: "/client clone panna" });
  const folder = tempFolder(bench);
  await git(folder, "init", "--quiet", "--initial-branch=staging");
  // The token in the address stays off the command line, where anybody on the machine may read it.
  const remote = `[remote "origin"]\n\turl = ${code.replace("git clone ", "")}\n`;
  await appendFile(join(folder, ".git/config"), remote);
  await git(folder, "pull", "--quiet", "origin", "staging");
  return { folder };
}

/** Pushes one changed line to staging and waits until staging says that commit; in ms from the push. */
export async function pushOneLine({ folder }: Clone, staging: Address): Promise<number> {
  const commit = await changeOneLine(folder);
  return timed(async () => {
    await git(folder, "push", "--quiet", "origin", "staging");
    await untilAnswers(staging, commit);
  });
}

export async function pushes(bench: Bench, cloned: Clone, staging: Address, bare: BareCity) {
  for (let i = 0; i < rounds; i++) {
    bench.samples.note("push", "floor", await bareTools(bare));
    bench.samples.note("push", "ours", await pushOneLine(cloned, staging));
  }
}

async function bareTools(bare: BareCity): Promise<number> {
  await changeOneLine(bare.folder);
  let stop = async () => {};
  const ms = await timed(async () => {
    await bare.push();
    await Promise.all([bare.lint(), bare.types(), bare.build()]);
    ({ stop } = await bare.start());
  });
  await stop();
  return ms;
}
