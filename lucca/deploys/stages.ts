import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { NewEvent } from "../../db/event.ts";
import type { Db } from "../../db/platform.ts";
import {
  deploy,
  environment,
  type Failure,
  type StageName,
  type State,
  stage,
} from "../../db/schema.ts";

export const stageNames: readonly StageName[] = [
  "lint",
  "type-check",
  "build",
  "migrate",
  "deploy",
];

export type DeployRow = typeof deploy.$inferSelect;

/** One report of one stage; `log` is plain text, cut to 64 KiB where it was made. */
export type StageReport = {
  stage: StageName;
  state: State;
  log?: string;
  words?: string;
  at?: Date;
};

/**
 * Stores a stage's state and what follows from it for the deploy and its environment, and returns
 * the event. A late or repeated report never takes a finished stage or deploy back.
 */
export async function recordStage(
  tx: Db,
  row: DeployRow,
  report: StageReport,
): Promise<NewEvent[]> {
  const at = report.at ?? new Date();
  const ended = report.state !== "running" && report.state !== "waiting";
  const values = {
    state: report.state,
    ...(report.log !== undefined && { log: report.log }),
    ...(ended ? { finishedAt: at } : { startedAt: at }),
  };
  const [changed] = await tx
    .insert(stage)
    .values({ deployId: row.id, clientId: row.clientId, name: report.stage, ...values })
    .onConflictDoUpdate({
      target: [stage.deployId, stage.name],
      set: values,
      setWhere: inArray(stage.state, ["waiting", "running"]),
    })
    .returning({ name: stage.name });
  if (changed === undefined) return [];
  await settleDeploy(tx, row, report, at);
  return [stageEvent(row, report)];
}

async function settleDeploy(tx: Db, row: DeployRow, report: StageReport, at: Date) {
  const last = row.environmentId === null ? "build" : "deploy";
  const live = report.state === "done" && report.stage === last;
  const state: State = report.state === "failed" ? "failed" : live ? "done" : "running";
  const failure: Failure | null =
    report.state === "failed"
      ? { code: report.stage, words: report.words ?? `${report.stage} failed` }
      : null;
  const ended = state !== "running";
  const [settled] = await tx
    .update(deploy)
    .set({
      state,
      stage: ended ? report.stage : later(row.stage, report.stage),
      failure,
      startedAt: sql`coalesce(${deploy.startedAt}, ${at.toISOString()}::timestamptz)`,
      ...(ended && { finishedAt: at, leaseOwner: null, leaseUntil: null }),
    })
    .where(and(eq(deploy.id, row.id), inArray(deploy.state, ["waiting", "running"])))
    .returning({ id: deploy.id });
  if (settled !== undefined && live && row.environmentId !== null)
    await tx
      .update(environment)
      .set({ liveDeployId: row.id })
      .where(and(eq(environment.id, row.environmentId), ne(environment.state, "destroyed")));
}

/** Reports overtake each other: a deploy does not go back to a stage that it has left. */
function later(before: StageName | null, now: StageName): StageName {
  return before !== null && stageNames.indexOf(before) > stageNames.indexOf(now) ? before : now;
}

function stageEvent(row: DeployRow, report: StageReport): NewEvent {
  return {
    kind: `stage ${report.state}`,
    clientId: row.clientId,
    projectId: row.projectId,
    ...(row.environmentId !== null && { environmentId: row.environmentId }),
    deployId: row.id,
    facts: { stage: report.stage, commit: row.commit, branch: row.branch },
  };
}
