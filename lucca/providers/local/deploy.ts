import { setTimeout as wait } from "node:timers/promises";
import { and, desc, eq } from "drizzle-orm";
import { record } from "../../../db/record.ts";
import { Refusal } from "../../../db/refusal.ts";
import { deploy as deployTable } from "../../../db/schema.ts";
import { queueDeploy } from "../../deploys/queue.ts";
import type { DeployRow } from "../../deploys/stages.ts";
import type { Found, Provider, Work } from "../../provider.ts";
import { lucca } from "../../run/ledger.ts";
import { loadCity } from "../../subject.ts";
import { environmentIn } from "./environment-in.ts";
import { head, log } from "./git/read.ts";
import type { Local } from "./local.ts";
import { gitDirOf } from "./repository.ts";

const pauseMs = 40;

/** The branch's newest commit, live on its environment; waits for the pipeline to take it there. */
export function deploy(local: Local): Provider {
  return {
    class: "E",
    async observe(work) {
      const live = await liveRow(work);
      const commit = await head(gitDirOf(local.dataDir, work.subject), branchOf(work));
      return live !== undefined && live.commit === commit ? found(work, live) : undefined;
    },
    async ensure(work) {
      const gitDir = gitDirOf(local.dataDir, work.subject);
      const commit = await head(gitDir, branchOf(work));
      if (commit === undefined) throw new Error(`${branchOf(work)} has no commit`);
      const live = await liveRow(work);
      if (live?.commit === commit && local.compute.live(environmentIn(work).id))
        return found(work, live);
      const row = (await open(work, commit)) ?? (await queue(work, gitDir, commit));
      await work.record(row.id);
      await work.platform.jobs.wake({ name: "deploy", deployId: row.id });
      return found(work, await ended(work, row.id));
    },
    async remove(work) {
      await local.compute.stop(environmentIn(work).id);
    },
  };
}

function branchOf(work: Work): string {
  return work.subject.project.manifest.git.branches[environmentIn(work).name];
}

async function newest(
  work: Work,
  condition: ReturnType<typeof and>,
): Promise<DeployRow | undefined> {
  const here = eq(deployTable.environmentId, environmentIn(work).id);
  const [row] = await work.db
    .select()
    .from(deployTable)
    .where(and(here, condition))
    .orderBy(desc(deployTable.createdAt))
    .limit(1);
  return row;
}

async function liveRow(work: Work): Promise<DeployRow | undefined> {
  const city = await loadCity(work.db, work.subject.client.id, work.subject.project.id);
  const live = city.environments.find((one) => one.id === environmentIn(work).id)?.liveDeployId;
  return live ? newest(work, eq(deployTable.id, live)) : undefined;
}

/** A deploy of this commit that has not ended, so that a run taken up again does not start a second one. */
async function open(work: Work, commit: string): Promise<DeployRow | undefined> {
  const row = await newest(work, eq(deployTable.commit, commit));
  return row?.state === "waiting" || row?.state === "running" ? row : undefined;
}

async function queue(work: Work, gitDir: string, commit: string) {
  const [entry] = await log(gitDir, commit, 1);
  const city = await loadCity(work.db, work.subject.client.id, work.subject.project.id);
  const environment = city.environments.find((one) => one.id === environmentIn(work).id);
  return record(work.platform, lucca, "run", async (tx) => {
    const queued = await queueDeploy(tx, lucca, city, environment, {
      kind: "provision",
      branch: branchOf(work),
      commit,
      subject: entry?.subject ?? "",
      author: entry?.author ?? "",
    });
    return {
      result: { id: queued.id },
      events: [{ kind: "deploy asked", ...queued.about, facts: { commit } }],
    };
  });
}

async function ended(work: Work, id: string): Promise<DeployRow> {
  for (;;) {
    const row = await newest(work, eq(deployTable.id, id));
    if (row === undefined) throw new Error(`Deploy ${id} has no row`);
    if (row.state === "done") return row;
    if (row.state !== "waiting" && row.state !== "running")
      throw new Refusal(
        "conflict",
        `The pipeline stopped at ${row.stage ?? "its start"}: ${row.failure?.words ?? row.state}.`,
        `See /deploys logs ${work.subject.client.slug}, then retry the run.`,
      );
    await wait(pauseMs, undefined, { signal: work.signal });
  }
}

function found(work: Work, row: DeployRow): Found {
  return {
    externalId: row.id,
    marker: work.marker,
    facts: { commit: row.commit, build: row.build },
  };
}
