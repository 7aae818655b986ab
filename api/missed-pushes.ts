import { and, eq, inArray } from "drizzle-orm";
import { deploy, run } from "../db/schema.ts";
import { head } from "../lucca/providers/local/git/read.ts";
import { lucca } from "../lucca/run/ledger.ts";
import type { City } from "../lucca/subject.ts";
import type { House } from "../mocca/verb.ts";
import { type Moved, takeInCommits } from "./take-in-commits.ts";

/**
 * At boot: a branch of a live environment that stands on a commit nobody was told of, because a kill
 * came between the push and its record, is taken in now. A project with a run under way is left to it.
 */
export async function takeInMissedPushes(house: House, city: City, gitDir: string): Promise<void> {
  await takeInCommits({ house, actor: lucca }, gitDir, city, await missed(house, city, gitDir));
}

async function missed({ platform }: House, city: City, gitDir: string): Promise<Moved[]> {
  const branches = Object.values(city.project.manifest.git.branches);
  const heads = await Promise.all(
    branches.map(async (branch) => ({ branch, commit: await head(gitDir, branch) })),
  );
  return platform.withDb(async (db) => {
    const [busy] = await db
      .select({ id: run.id })
      .from(run)
      .where(and(eq(run.projectId, city.project.id), inArray(run.state, ["waiting", "running"])));
    if (busy !== undefined) return [];
    const known = await db
      .select({ branch: deploy.branch, commit: deploy.commit })
      .from(deploy)
      .where(and(eq(deploy.projectId, city.project.id), inArray(deploy.branch, branches)));
    return heads.flatMap(({ branch, commit }) =>
      commit === undefined || known.some((one) => one.branch === branch && one.commit === commit)
        ? []
        : [{ branch, commit }],
    );
  });
}
