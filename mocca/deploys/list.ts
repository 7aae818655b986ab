import { and, desc, eq, lt } from "drizzle-orm";
import { z } from "zod";
import { deploy, environment } from "../../db/schema.ts";
import { findCity } from "../projects/find.ts";
import { question } from "../verb.ts";

/** A project's deploys and checks, the newest first, twenty at a time from `before` on. */
export const listDeploys = question({
  name: "deploys/list",
  help: "Lists a project's deploys.",
  scope: "client",
  right: "look",
  input: z.object({
    project: z.string(),
    environment: z.enum(["staging", "production"]).optional(),
    before: z.date().optional(),
  }),
  async run(db, { client }, input) {
    const city = await findCity(db, client, input.project);
    return db
      .select({
        id: deploy.id,
        environment: environment.name,
        live: environment.liveDeployId,
        kind: deploy.kind,
        branch: deploy.branch,
        commit: deploy.commit,
        subject: deploy.subject,
        author: deploy.author,
        state: deploy.state,
        stage: deploy.stage,
        failure: deploy.failure,
        createdAt: deploy.createdAt,
        startedAt: deploy.startedAt,
        finishedAt: deploy.finishedAt,
      })
      .from(deploy)
      .leftJoin(environment, eq(environment.id, deploy.environmentId))
      .where(
        and(
          eq(deploy.clientId, client.id),
          eq(deploy.projectId, city.project.id),
          input.environment === undefined ? undefined : eq(environment.name, input.environment),
          input.before === undefined ? undefined : lt(deploy.createdAt, input.before),
        ),
      )
      .orderBy(desc(deploy.createdAt))
      .limit(20);
  },
});
