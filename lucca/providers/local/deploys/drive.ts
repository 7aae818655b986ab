import { eq } from "drizzle-orm";
import { plainError } from "../../../../db/plain-error.ts";
import type { Platform } from "../../../../db/platform.ts";
import { record } from "../../../../db/record.ts";
import { Refusal } from "../../../../db/refusal.ts";
import { deploy } from "../../../../db/schema.ts";
import { claimDeploy, keepDeploy, wakeNext } from "../../../deploys/lease.ts";
import { type DeployRow, recordStage, type StageReport } from "../../../deploys/stages.ts";
import type { Driver } from "../../../run/driver.ts";
import { lucca } from "../../../run/ledger.ts";
import { type City, loadCity } from "../../../subject.ts";
import { advanceBranch } from "../git/advance.ts";
import type { Local } from "../local.ts";
import { walkPipeline } from "../pipeline/walk.ts";
import { gitDirOf } from "../repository.ts";
import { goLive } from "./go-live.ts";
import { migrateStage } from "./migrate.ts";
import { reportByWebhook } from "./report.ts";

export type DeployDriver = {
  platform: Platform;
  local: Local;
  owner: string;
  /** Aborted when this process drains: the deploy is left for the next one to take up. */
  signal: AbortSignal;
  /** Told after each report of a stage. */
  reached?: Driver["reached"];
};

/**
 * Takes one deploy through the pipeline, from wherever it was left: a commit on an environment's branch
 * goes live there, any other is checked and built only. Returns when it has ended or is another's.
 */
export async function driveDeploy(driver: DeployDriver, id: string): Promise<void> {
  const { platform, owner } = driver;
  const row = await platform.withDb((db) => claimDeploy(db, id, owner));
  if (row === undefined) return;
  const stop = new AbortController();
  const release = keepDeploy(platform, id, owner, () =>
    stop.abort(new Error("The lease was lost")),
  );
  const city = await platform.withDb((db) => loadCity(db, row.clientId, row.projectId));
  // Whatever ends it, the lease is given up and the next in line is woken.
  try {
    await walk(driver, city, row, AbortSignal.any([stop.signal, driver.signal]));
  } finally {
    release();
    if (row.environmentId !== null) await wakeNext(platform, row.environmentId);
  }
}

async function walk(driver: DeployDriver, city: City, row: DeployRow, signal: AbortSignal) {
  const { platform, local } = driver;
  const gitDir = gitDirOf(local.dataDir, city);
  const environment = city.environments.find((one) => one.id === row.environmentId);
  const tell = reporter(driver, city, row);
  const report = async (one: StageReport) => {
    await tell(one);
    driver.reached?.(
      `${environment?.name ?? row.branch}/${one.stage}`,
      one.state === "running" ? "intended" : "recorded",
    );
  };
  if (row.kind === "promote") {
    const from = city.project.manifest.git.branches.staging;
    const refused = await advanceBranch({ gitDir, branch: row.branch, to: row.commit, from }).catch(
      refusal,
    );
    if (refused instanceof Refusal)
      return report({ stage: "lint", state: "failed", log: wordsOf(refused) });
  }
  const live = environment && {
    migrate: migrateStage(driver, city, environment, row),
    deploy: goLive(driver, city, environment, row),
  };
  // A tool that cannot run at all is a failed deploy with words, not one that is tried for ever.
  try {
    const build = row.build ?? undefined;
    await walkPipeline(local.pipeline, {
      gitDir,
      commit: row.commit,
      build,
      report,
      signal,
      ...live,
    });
  } catch (error) {
    if (signal.aborted) return;
    platform.log("deploy failed", { deploy: row.id, error: plainError(error) });
    await giveUp(platform, row);
  }
}

function refusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}

function wordsOf({ message, next }: Refusal): string {
  return [message, next].filter(Boolean).join(" ");
}

/** An environment's stages are reported like any pipeline's, by signed webhook; a check has none to sign for. */
function reporter(driver: DeployDriver, city: City, row: DeployRow) {
  if (row.environmentId !== null) return reportByWebhook(driver, city, row);
  return async (report: StageReport) => {
    await record(driver.platform, lucca, "deploys/report", async (tx) => ({
      result: undefined,
      events: await recordStage(tx, row, report),
    }));
  };
}

async function giveUp(platform: Platform, row: DeployRow) {
  const failure = {
    code: "pipeline",
    words: "The pipeline itself failed.",
    next: "Push again, or see Mocca's log.",
  };
  await record(platform, lucca, "deploys/report", async (tx) => {
    await tx
      .update(deploy)
      .set({ state: "failed", failure, finishedAt: new Date(), leaseOwner: null, leaseUntil: null })
      .where(eq(deploy.id, row.id));
    const { clientId, projectId, id: deployId } = row;
    return {
      result: undefined,
      events: [{ kind: "deploy failed", clientId, projectId, deployId }],
    };
  });
}
