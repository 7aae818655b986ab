import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { newId } from "../../db/id.ts";
import { Refusal } from "../../db/refusal.ts";
import { deploy, environment } from "../../db/schema.ts";
import { openDeploy, recordStage, stageNames } from "../../lucca/deploys/stages.ts";
import { loadCity } from "../../lucca/subject.ts";
import { verb } from "../verb.ts";

/** The body of `POST /webhooks/deploys/:environment`; `id` is the delivery's own key. */
export const deployReport = z.object({
  id: z.string().min(1).max(200),
  stage: z.enum(stageNames),
  state: z.enum(["running", "done", "failed"]),
  commit: z.string().regex(/^[0-9a-f]{40}$/, "a full commit id"),
  author: z.string().max(200),
  at: z.iso.datetime({ offset: true }),
  log: z.string().max(65_536).optional(),
});

/**
 * Takes in what a pipeline reports of one stage. The report belongs to the newest unfinished deploy
 * of that commit there; where there is none, the pipeline was started elsewhere and a deploy begins.
 */
export const reportDeploy = verb({
  name: "deploys/report",
  help: "Takes in a pipeline's report of one stage.",
  scope: "client",
  right: "report",
  input: z.object({ environmentId: z.uuid(), report: deployReport }),
  async run(tx, context, { environmentId, report }) {
    const [place] = await tx
      .select()
      .from(environment)
      .where(and(eq(environment.id, environmentId), eq(environment.clientId, context.client.id)));
    if (place === undefined) throw new Refusal("not_found", "There is no such environment.");
    const row = (await openDeploy(tx, place.id, report.commit)) ?? (await begin());
    const events = await recordStage(tx, row, {
      stage: report.stage,
      state: report.state,
      at: new Date(report.at),
      ...(report.log !== undefined && { log: report.log }),
    });
    return { result: { deploy: row.id }, events };

    async function begin() {
      const city = await loadCity(tx, context.client.id, place?.projectId ?? "");
      const values = {
        id: newId(),
        clientId: context.client.id,
        projectId: city.project.id,
        environmentId,
        kind: "push" as const,
        branch: city.project.manifest.git.branches[place?.name ?? "staging"],
        commit: report.commit,
        author: report.author,
        askedBy: context.actor,
      };
      const [made] = await tx.insert(deploy).values(values).returning();
      if (made === undefined) throw new Error("A deploy was not stored");
      return made;
    }
  },
});
