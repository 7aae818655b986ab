import { eq } from "drizzle-orm";
import type { Platform } from "../../../db/platform.ts";
import { deploy, environment } from "../../../db/schema.ts";
import { loadCity } from "../../subject.ts";
import type { Version } from "./compute/version.ts";
import { versionOf } from "./deploys/version-of.ts";
import type { Local } from "./local.ts";

/** What should run at an environment: its live deploy, from the record; nothing where none is live. */
export async function wantedVersion(
  platform: Platform,
  local: Pick<Local, "dataDir">,
  environmentId: string,
): Promise<Version | undefined> {
  const found = await platform.withDb(async (db) => {
    const [row] = await db
      .select({ environment, deploy })
      .from(environment)
      .innerJoin(deploy, eq(deploy.id, environment.liveDeployId))
      .where(eq(environment.id, environmentId));
    return (
      row && {
        ...row,
        city: await loadCity(db, row.environment.clientId, row.environment.projectId),
      }
    );
  });
  if (found === undefined || found.deploy.build === null) return undefined;
  return versionOf({ platform, local }, found.city, found.environment, found.deploy);
}

/** Every environment with something live, at most 1,000: what Mocca brings up after it has started. */
export async function liveEnvironments(platform: Platform) {
  const { id, clientId, projectId } = environment;
  return platform.withDb((db) =>
    db
      .select({ id, clientId, projectId })
      .from(environment)
      .where(eq(environment.state, "live"))
      .limit(1_000),
  );
}
