import { and, eq, inArray } from "drizzle-orm";
import { deploy, environment, run } from "../db/schema.ts";
import { head } from "../lucca/providers/local/git/read.ts";
import { gitDirOf } from "../lucca/providers/local/repository.ts";
import { lucca } from "../lucca/run/ledger.ts";
import { type City, loadCity } from "../lucca/subject.ts";
import type { House } from "../mocca/verb.ts";
import { type Moved, takeInCommits } from "./take-in-commits.ts";

/**
 * At boot: a branch of a live environment that stands on a commit nobody was told of, because a kill
 * came between the push and its record, is taken in now. Projects with a run under way are left to it.
 */
export async function takeInMissedPushes(house: House, dataDir: string): Promise<void> {
  const live = await house.platform.withDb((db) =>
    db.select().from(environment).where(eq(environment.state, "live")).limit(1_000),
  );
  const projects = new Map(live.map((row) => [row.projectId, row.clientId]));
  for (const [projectId, clientId] of projects) {
    const city = await house.platform.withDb((db) => loadCity(db, clientId, projectId));
    const gitDir = gitDirOf(dataDir, city);
    const moved = await missed(house, city, gitDir);
    await takeInCommits({ house, actor: lucca }, gitDir, city, moved);
  }
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
