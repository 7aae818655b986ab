import { eq } from "drizzle-orm";
import type { Db } from "../../db/platform.ts";
import { client, deploy, environment, project, stage } from "../../db/schema.ts";
import { stageNames } from "../../lucca/deploys/stages.ts";

export type DeployView = NonNullable<Awaited<ReturnType<typeof readDeploy>>>;

/** A deploy with its stages in their order, for cards. */
export async function readDeploy(db: Db, id: string) {
  const [row] = await db
    .select({
      deploy,
      client: client.name,
      clientSlug: client.slug,
      project: project.slug,
      environment,
    })
    .from(deploy)
    .innerJoin(client, eq(client.id, deploy.clientId))
    .innerJoin(project, eq(project.id, deploy.projectId))
    .leftJoin(environment, eq(environment.id, deploy.environmentId))
    .where(eq(deploy.id, id));
  if (row === undefined) return undefined;
  const known = await db.select().from(stage).where(eq(stage.deployId, id));
  const names = row.environment === null ? stageNames.slice(0, 3) : stageNames;
  return {
    ...row,
    stages: names.map((name) => ({ name, row: known.find((one) => one.name === name) })),
  };
}
