import { and, desc, eq, inArray, ne, sql } from "drizzle-orm";
import type { Actor } from "../../db/actor.ts";
import type { NewEvent } from "../../db/event.ts";
import { newId } from "../../db/id.ts";
import type { Db } from "../../db/platform.ts";
import { Refusal } from "../../db/refusal.ts";
import { deploy } from "../../db/schema.ts";
import { type DeployRow, stageNames } from "../../lucca/deploys/stages.ts";
import { type Environment, loadCity } from "../../lucca/subject.ts";
import type { DeployReport } from "./report.ts";

type Reported = { row: DeployRow; events: NewEvent[] };

/**
 * The deploy that a report is about: the running or the newest one of its commit at the environment, also
 * when that has ended, since reports may be late. A commit that is new there, or a first stage that starts after the
 * end, begins a deploy: its pipeline runs elsewhere, and what runs elsewhere of an older commit is over.
 * The caller holds the environment's row.
 */
export async function reportedDeploy(
  tx: Db,
  actor: Actor,
  place: Environment,
  report: DeployReport,
): Promise<Reported> {
  const [newest] = await tx
    .select()
    .from(deploy)
    .where(and(eq(deploy.environmentId, place.id), eq(deploy.commit, report.commit)))
    .orderBy(desc(sql`${deploy.state} = 'running'`), desc(deploy.createdAt), desc(deploy.id))
    .limit(1);
  if (newest !== undefined && !startsAgain(newest, report)) {
    const events = newest.state === "waiting" ? await makeRoom(tx, place, newest.id) : [];
    return { row: newest, events };
  }
  const events = await makeRoom(tx, place);
  return { row: await begin(tx, actor, place, report), events };
}

function startsAgain({ finishedAt }: DeployRow, { stage, state, at }: DeployReport): boolean {
  const first = stage === stageNames[0] && state === "running";
  return first && finishedAt !== null && new Date(at) > finishedAt;
}

/** One deploy at a time runs at an environment: ends another that runs elsewhere, refuses while one runs here. */
async function makeRoom(tx: Db, place: Environment, mine?: string): Promise<NewEvent[]> {
  const others = await tx
    .select({ id: deploy.id, commit: deploy.commit, askedBy: deploy.askedBy })
    .from(deploy)
    .where(
      and(
        eq(deploy.environmentId, place.id),
        eq(deploy.state, "running"),
        mine === undefined ? undefined : ne(deploy.id, mine),
      ),
    );
  const here = others.find((other) => other.askedBy.via !== "webhook");
  if (here !== undefined)
    throw new Refusal(
      "conflict",
      `${place.name} is deploying ${here.commit.slice(0, 7)}.`,
      "Report again after its end.",
    );
  const ids = others.map((other) => other.id);
  const failure = { code: "superseded", words: "A newer commit came first." };
  await tx
    .update(deploy)
    .set({ state: "stopped", finishedAt: new Date(), failure })
    .where(inArray(deploy.id, ids));
  const { clientId, projectId, id: environmentId } = place;
  return ids.map((deployId) => ({
    kind: "deploy stopped",
    clientId,
    projectId,
    environmentId,
    deployId,
  }));
}

async function begin(
  tx: Db,
  actor: Actor,
  place: Environment,
  report: DeployReport,
): Promise<DeployRow> {
  const { clientId, projectId, id: environmentId } = place;
  const { branches } = (await loadCity(tx, clientId, projectId)).project.manifest.git;
  const values = {
    id: newId(),
    clientId,
    projectId,
    environmentId,
    kind: "push" as const,
    branch: branches[place.name],
    commit: report.commit,
    author: report.author,
    askedBy: actor,
  };
  const [made] = await tx.insert(deploy).values(values).returning();
  if (made === undefined) throw new Error("A deploy was not stored");
  return made;
}
