import { and, desc, eq, like } from "drizzle-orm";
import { z } from "zod";
import { Refusal } from "../../db/refusal.ts";
import { deploy, stage } from "../../db/schema.ts";
import { stageNames } from "../../lucca/deploys/stages.ts";
import { findCity } from "../projects/find.ts";
import { question } from "../verb.ts";

/** The stages and logs of a project's newest deploy, or of the newest one of a commit. */
export const deployLogs = question({
  name: "deploys/logs",
  help: "Shows the stages and logs of a deploy.",
  scope: "client",
  right: "look",
  input: z.object({
    project: z.string(),
    commit: z
      .string()
      .regex(/^[0-9a-f]{4,40}$/)
      .optional(),
  }),
  async run(db, { client }, input) {
    const city = await findCity(db, client, input.project);
    const [row] = await db
      .select({
        id: deploy.id,
        kind: deploy.kind,
        environmentId: deploy.environmentId,
        branch: deploy.branch,
        commit: deploy.commit,
        subject: deploy.subject,
        author: deploy.author,
        state: deploy.state,
        createdAt: deploy.createdAt,
        startedAt: deploy.startedAt,
        finishedAt: deploy.finishedAt,
      })
      .from(deploy)
      .where(
        and(
          eq(deploy.clientId, client.id),
          eq(deploy.projectId, city.project.id),
          input.commit === undefined ? undefined : like(deploy.commit, `${input.commit}%`),
        ),
      )
      .orderBy(desc(deploy.createdAt))
      .limit(1);
    if (row === undefined)
      throw new Refusal("not_found", "There is no such deploy.", `See /deploys ${client.slug}.`);
    const stages = await db
      .select({
        name: stage.name,
        state: stage.state,
        log: stage.log,
        startedAt: stage.startedAt,
        finishedAt: stage.finishedAt,
      })
      .from(stage)
      .where(eq(stage.deployId, row.id));
    const place = city.environments.find((one) => one.id === row.environmentId)?.name;
    const order = (name: (typeof stageNames)[number]) => stageNames.indexOf(name);
    return {
      deploy: row,
      environment: place,
      stages: stages.sort((a, b) => order(a.name) - order(b.name)),
    };
  },
});
