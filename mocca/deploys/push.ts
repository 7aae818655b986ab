import { and, eq, isNull, ne } from "drizzle-orm";
import { z } from "zod";
import type { NewEvent } from "../../db/event.ts";
import type { Db, Job } from "../../db/platform.ts";
import { deploy, project } from "../../db/schema.ts";
import { queueDeploy } from "../../lucca/deploys/queue.ts";
import type { City } from "../../lucca/subject.ts";
import { type Proposal, pushedManifest } from "../plans/pushed-manifest.ts";
import { savePlan } from "../plans/save.ts";
import { withdrawProposals } from "../plans/withdraw.ts";
import { findCity } from "../projects/find.ts";
import { type Asker, verb } from "../verb.ts";

const update = z.object({
  branch: z.string(),
  commit: z.string(),
  subject: z.string(),
  author: z.string(),
  /** `manifest.json` of the commit as text; absent where the commit has none. */
  manifest: z.string().optional(),
});
type Update = z.output<typeof update>;

/**
 * Takes in what a git push moved: a deploy for each environment's branch, a check for any other. A
 * changed manifest.json becomes a proposed plan, a refusal in words or a conflict; it changes nothing.
 */
export const push = verb({
  name: "deploys/push",
  help: "Takes in pushed commits.",
  scope: "client",
  right: "deploy",
  input: z.object({ project: z.string(), updates: z.array(update).max(50) }),
  async prepare({ house, client }, input) {
    const { platform } = house;
    return platform.withDb(async (db) => {
      const city = await findCity(db, client, input.project);
      const { production, staging } = city.project.manifest.git.branches;
      let proposal: Proposal | undefined;
      const settled: string[] = [];
      for (const one of input.updates) {
        if (one.branch !== production && one.branch !== staging) continue;
        const made = await pushedManifest(house, db, city, one);
        if (made.kind === "unchanged" || made.kind === "agreed") settled.push(one.branch);
        if (proposal === undefined || proposal.kind === "unchanged" || proposal.kind === "agreed")
          proposal = made;
      }
      return { city, proposal, settled };
    });
  },
  async run(tx, context, input, { city, proposal, settled }) {
    const events: NewEvent[] = [];
    const wake: Job[] = [];
    for (const one of input.updates) {
      const queued = await queue(tx, context, city, one);
      if (queued.id !== undefined) wake.push({ name: "deploy", deployId: queued.id });
      events.push(...queued.events);
    }
    events.push(...(await withdrawProposals(tx, city, settled)));
    if (proposal?.kind === "agreed") await agree(tx, city);
    if (proposal?.kind === "plan")
      events.push(...(await savePlan(tx, context, city, proposal.body)).events);
    if (proposal?.kind === "refused" || proposal?.kind === "conflict")
      events.push({
        kind: `manifest ${proposal.kind}`,
        clientId: city.client.id,
        projectId: city.project.id,
        facts: proposal.facts,
      });
    return {
      result: { deploys: wake.length, manifest: proposal?.kind ?? ("unchanged" as const) },
      events,
      wake,
    };
  },
});

/** Record and repository say the same: what changes from here on is told apart from this. */
async function agree(tx: Db, { row }: City) {
  await tx
    .update(project)
    .set({ commonHash: row.manifestHash })
    .where(and(eq(project.id, row.id), eq(project.manifestHash, row.manifestHash)));
}

type Queued = { id?: string; events: NewEvent[] };

/** Queues a deploy of one commit; an older push that still waits for the same place is over. */
async function queue(tx: Db, { actor }: Asker, city: City, one: Update): Promise<Queued> {
  const branches = city.project.manifest.git.branches;
  const environment = city.environments.find((e) => branches[e.name] === one.branch);
  const scope = environment
    ? eq(deploy.environmentId, environment.id)
    : and(isNull(deploy.environmentId), eq(deploy.branch, one.branch));
  const waits = and(eq(deploy.projectId, city.project.id), scope, eq(deploy.state, "waiting"));
  const failure = { code: "superseded", words: "A newer push came first." };
  const older = await tx
    .update(deploy)
    .set({ state: "stopped", finishedAt: new Date(), failure })
    .where(and(waits, eq(deploy.kind, "push"), ne(deploy.commit, one.commit)))
    .returning({ id: deploy.id });
  const about = { clientId: city.client.id, projectId: city.project.id };
  const events = older.map(({ id }) => ({ kind: "deploy stopped", ...about, deployId: id }));
  const [same] = await tx
    .select({ id: deploy.id })
    .from(deploy)
    .where(and(waits, eq(deploy.commit, one.commit)));
  if (same !== undefined) return { events };
  const { branch, commit, subject, author } = one;
  const wanted = { kind: "push" as const, branch, commit, subject, author };
  const queued = await queueDeploy(tx, actor, city, environment, wanted);
  const pushed = {
    kind: "commit pushed",
    ...queued.about,
    facts: { branch, commit, subject, author },
  };
  return { id: queued.id, events: [...events, pushed] };
}
