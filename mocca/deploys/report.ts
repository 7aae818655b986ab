import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { Refusal } from "../../db/refusal.ts";
import { environment } from "../../db/schema.ts";
import { recordStage, stageNames } from "../../lucca/deploys/stages.ts";
import { verb } from "../verb.ts";
import { reportedDeploy } from "./reported-deploy.ts";

/** Text that PostgreSQL can keep: no NUL, no half of a surrogate pair. */
const text = (most: number) =>
  z
    .string()
    .max(most)
    .transform((said) => said.toWellFormed().replaceAll("\0", ""));

/** The body of `POST /webhooks/deploys/:environment`; `id` is the delivery's own key. */
export const deployReport = z.object({
  id: z.string().regex(/^[\x21-\x7e]{1,200}$/, "1 to 200 visible characters"),
  stage: z.enum(stageNames),
  state: z.enum(["running", "done", "failed"]),
  commit: z.string().regex(/^[0-9a-f]{40}$/, "a full commit id"),
  author: text(200),
  at: z.iso.datetime({ offset: true }),
  log: text(65_536).optional(),
});

export type DeployReport = z.output<typeof deployReport>;

/**
 * Takes in what a pipeline reports of one stage of a commit's deploy. Late and repeated reports change
 * nothing that is finished. Refuses a commit while Mocca itself deploys another one there.
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
      .where(and(eq(environment.id, environmentId), eq(environment.clientId, context.client.id)))
      .for("no key update");
    if (place === undefined) throw new Refusal("not_found", "There is no such environment.");
    const { row, events } = await reportedDeploy(tx, context.actor, place, report);
    const recorded = await recordStage(tx, row, {
      stage: report.stage,
      state: report.state,
      at: new Date(report.at),
      ...(report.log !== undefined && { log: report.log }),
    });
    return { result: { deploy: row.id }, events: [...events, ...recorded] };
  },
});
