import type { Actor } from "../../db/actor.ts";
import { newId } from "../../db/id.ts";
import type { Db } from "../../db/platform.ts";
import { deploy } from "../../db/schema.ts";
import type { City, Environment } from "../subject.ts";

export type Wanted = Pick<
  typeof deploy.$inferInsert,
  "kind" | "branch" | "commit" | "subject" | "author" | "build"
>;

/** Stores a deploy that waits for the pipeline, and the words of its event. */
export async function queueDeploy(
  tx: Db,
  actor: Actor,
  city: City,
  environment: Environment | undefined,
  wanted: Wanted,
) {
  const id = newId();
  const about = { clientId: city.client.id, projectId: city.project.id };
  const environmentId = environment?.id ?? null;
  await tx.insert(deploy).values({ id, ...about, environmentId, ...wanted, askedBy: actor });
  return {
    id,
    about: { ...about, deployId: id, ...(environment && { environmentId: environment.id }) },
  };
}
