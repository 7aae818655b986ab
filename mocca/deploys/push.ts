import { and, eq, ne } from "drizzle-orm";
import { z } from "zod";
import type { NewEvent } from "../../db/event.ts";
import type { Db, Job } from "../../db/platform.ts";
import { deploy } from "../../db/schema.ts";
import type { City } from "../../lucca/subject.ts";
import { type Proposal, propose } from "../plans/propose.ts";
import { savePlan } from "../plans/save.ts";
import { findCity } from "../projects/find.ts";
import { type Asker, verb } from "../verb.ts";
import { queueDeploy } from "../../lucca/deploys/queue.ts";

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
      const proposals: Proposal[] = [];
      for (const one of input.updates)
        if ([production, staging].includes(one.branch)) proposals.push(await propose(house, db, city, one));
      return { city, proposal: proposals.find((one) => one.kind !== "unchanged") };
    });
  },
  async run(tx, context, input, { city, proposal }) {
    const events: NewEvent[] = [];
    const wake: Job[] = [];
    for (const one of input.updates) {
      const row = await queue(tx, context, city, one);
      if (row === undefined) continue;
      wake.push({ name: "deploy", deployId: row.id });
      events.push({ kind: "commit pushed", ...row.about, facts: { ...one, manifest: null } });
    }
    if (proposal?.kind === "plan") events.push(...(await savePlan(tx, context, city, proposal.body)).events);
    if (proposal?.kind === "refused" || proposal?.kind === "conflict")
      events.push({
        kind: `manifest ${proposal.kind}`,
        clientId: city.client.id,
        projectId: city.project.id,
        facts: proposal.facts,
      });
    return { result: { deploys: wake.length, manifest: proposal?.kind ?? "unchanged" }, events, wake };
  },
});

async function queue(tx: Db, { actor }: Asker, city: City, one: Update) {
  const branches = city.project.manifest.git.branches;
  const environment = city.environments.find((e) => branches[e.name] === one.branch);
  const scope = environment ? eq(deploy.environmentId, environment.id) : eq(deploy.branch, one.branch);
  const stillWaits = and(eq(deploy.projectId, city.project.id), scope, eq(deploy.state, "waiting"));
  await tx
    .update(deploy)
    .set({ state: "stopped", finishedAt: new Date(), failure: { code: "superseded", words: "A newer push came first." } })
    .where(and(stillWaits, ne(deploy.commit, one.commit)));
  const [same] = await tx
    .select({ id: deploy.id })
    .from(deploy)
    .where(and(stillWaits, eq(deploy.commit, one.commit)));
  if (same !== undefined) return undefined;
  const { branch, commit, subject, author } = one;
  return queueDeploy(tx, actor, city, environment, { kind: "push", branch, commit, subject, author });
}
