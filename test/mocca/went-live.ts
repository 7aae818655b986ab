import { and, eq } from "drizzle-orm";
import type { Actor } from "../../db/actor.ts";
import { newId } from "../../db/id.ts";
import { deploy, type EnvironmentName, environment, project } from "../../db/schema.ts";
import type { TestHouse } from "../house.ts";

/** A commit of one letter that was deployed to a project's environment, and is live unless it says otherwise. */
export async function wentLive(
  house: TestHouse,
  actor: Actor,
  slug: string,
  name: EnvironmentName,
  letter: string,
  more: Partial<typeof deploy.$inferInsert> = {},
): Promise<string> {
  const { db } = house.platform.database;
  const [place] = await db
    .select({ id: environment.id, clientId: environment.clientId, projectId: project.id })
    .from(environment)
    .innerJoin(project, eq(project.id, environment.projectId))
    .where(and(eq(project.slug, slug), eq(environment.name, name)));
  if (place === undefined) throw new Error(`${slug} has no ${name}`);
  const row = {
    id: newId(),
    clientId: place.clientId,
    projectId: place.projectId,
    environmentId: place.id,
    kind: "push" as const,
    branch: name,
    commit: letter.repeat(40),
    state: "done" as const,
    askedBy: actor,
    ...more,
  };
  await db.insert(deploy).values(row);
  if (row.state === "done")
    await db.update(environment).set({ liveDeployId: row.id }).where(eq(environment.id, place.id));
  return row.id;
}
