import { log, readFile } from "../lucca/providers/local/git/read.ts";
import type { City } from "../lucca/subject.ts";
import { push } from "../mocca/deploys/push.ts";
import { type Asker, call } from "../mocca/verb.ts";

export type Moved = { branch: string; commit: string };

/** Tells the house of commits that branches moved to, with what it needs to know of each. */
export async function takeInCommits(
  asker: Asker,
  gitDir: string,
  city: City,
  moved: Moved[],
): Promise<void> {
  const updates = await Promise.all(
    moved.map(async ({ branch, commit }) => {
      const [entry] = await log(gitDir, commit, 1);
      const manifest = (await readFile(gitDir, commit, "manifest.json"))?.toString();
      const { subject = "", author = "" } = entry ?? {};
      return { branch, commit, subject, author, ...(manifest !== undefined && { manifest }) };
    }),
  );
  if (updates.length === 0) return;
  await call(push, { ...asker, client: city.client.slug }, { project: city.project.slug, updates });
}
