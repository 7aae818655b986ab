import { startGit } from "./run-git.ts";

/** Why this machine cannot serve repositories, in words; undefined when its git is new enough. */
export async function gitMissing(): Promise<string | undefined> {
  const child = startGit(["version"]);
  let said = "";
  child.stdout.on("data", (chunk) => {
    said += chunk;
  });
  child.stderr.resume();
  // No git at all is an answer here, not a failure.
  const code = await child.ended.catch(() => -1);
  const [, major = "0", minor = "0"] = /^git version (\d+)\.(\d+)/.exec(said) ?? [];
  if (code !== 0) return "The git program was not found; install git 2.30 or newer.";
  const enough = Number(major) > 2 || (Number(major) === 2 && Number(minor) >= 30);
  return enough ? undefined : `git ${major}.${minor} is too old; install git 2.30 or newer.`;
}
