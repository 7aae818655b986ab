import { aliasedTable, and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { client, deploy, environment, membership, project } from "../../db/schema.ts";
import { membershipOf, seen } from "../clients/visible.ts";
import { clientFor } from "../scope.ts";
import { question } from "../verb.ts";

const latest = aliasedTable(deploy, "latest");

/**
 * Every environment that the asker may see: its state, what answers there now, and the newest deploy,
 * so that *live* and *failed* are told apart. At most 200 rows, by client, project and environment.
 */
export const status = question({
  name: "environments/status",
  help: "Shows every environment: state, commit, last deploy, address.",
  scope: "house",
  right: "look",
  input: z.object({ client: z.string().optional() }),
  async run(db, { actor }, input) {
    if (input.client !== undefined) await clientFor(db, actor, input.client, "look");
    return db
      .select({
        client: client.slug,
        clientName: client.name,
        project: project.slug,
        environment: environment.name,
        state: environment.state,
        address: environment.address,
        commit: deploy.commit,
        subject: deploy.subject,
        deployedAt: deploy.finishedAt,
        latest: {
          state: latest.state,
          stage: latest.stage,
          commit: latest.commit,
          failure: latest.failure,
          at: latest.createdAt,
        },
      })
      .from(environment)
      .innerJoin(client, eq(client.id, environment.clientId))
      .innerJoin(project, eq(project.id, environment.projectId))
      .leftJoin(membership, membershipOf(actor))
      .leftJoin(deploy, eq(deploy.id, environment.liveDeployId))
      .leftJoin(
        latest,
        eq(
          latest.id,
          sql`(select d.id from ${deploy} d where d.environment_id = ${environment.id} order by d.created_at desc limit 1)`,
        ),
      )
      .where(
        and(seen(actor), input.client === undefined ? undefined : eq(client.slug, input.client)),
      )
      .orderBy(asc(client.slug), asc(project.slug), asc(environment.name))
      .limit(200);
  },
});
