import { aliasedTable, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "../../db/platform.ts";
import { deploy, environment } from "../../db/schema.ts";

const latest = aliasedTable(deploy, "latest");

export type Place = Awaited<ReturnType<typeof placesOf>>[number];

/**
 * The environments of some projects: what answers there now, and the newest deploy, so that *live*
 * and *failed* are told apart.
 */
export function placesOf(db: Db, projects: readonly string[]) {
  return db
    .select({
      projectId: environment.projectId,
      name: environment.name,
      state: environment.state,
      address: environment.address,
      live: {
        id: deploy.id,
        commit: deploy.commit,
        subject: deploy.subject,
        at: deploy.finishedAt,
      },
      latest: {
        id: latest.id,
        state: latest.state,
        stage: latest.stage,
        commit: latest.commit,
        failure: latest.failure,
        at: latest.createdAt,
      },
    })
    .from(environment)
    .leftJoin(deploy, eq(deploy.id, environment.liveDeployId))
    .leftJoin(
      latest,
      eq(
        latest.id,
        sql`(select d.id from ${deploy} d where d.environment_id = ${environment.id} order by d.created_at desc limit 1)`,
      ),
    )
    .where(inArray(environment.projectId, [...projects]));
}
