import { eq } from "drizzle-orm";
import { migrateEnvironment } from "../../../../db/environment-migrations.ts";
import { Refusal } from "../../../../db/refusal.ts";
import { deploy } from "../../../../db/schema.ts";
import type { DeployRow } from "../../../deploys/stages.ts";
import type { City, Environment } from "../../../subject.ts";
import { vaultOf } from "../../../vault.ts";
import { databaseUrl } from "../database.ts";
import { type Build, readMigrations } from "../pipeline/finished-build.ts";
import type { DeployDriver } from "./drive.ts";

/** Applies a build's migrations to its environment's database, by the environment's own role. */
export function migrateStage(
  driver: DeployDriver,
  city: City,
  environment: Environment,
  row: DeployRow,
) {
  const { platform } = driver;
  return async (build: Build, signal: AbortSignal): Promise<string> => {
    const url = await urlOf(driver, city, environment);
    const { applied, before, warnings } = await migrateEnvironment(
      url,
      await readMigrations(build),
      signal,
    );
    const migrations = [...before, ...applied];
    await platform.withDb((db) =>
      db.update(deploy).set({ migrations, build: build.hash }).where(eq(deploy.id, row.id)),
    );
    const said = applied.length === 0 ? "Nothing new to apply." : `Applied ${applied.join(", ")}.`;
    return [said, ...warnings].join("\n");
  };
}

/** The environment's own address of its database, from the vault. */
export async function urlOf(
  { platform }: Pick<DeployDriver, "platform">,
  city: City,
  environment: Environment,
): Promise<string> {
  const place = {
    clientId: city.client.id,
    projectId: city.project.id,
    environmentId: environment.id,
  };
  const url = await platform.withDb((db) => vaultOf(platform, db, place).get(databaseUrl));
  if (url === undefined)
    throw new Refusal(
      "conflict",
      `${city.client.name} · ${environment.name} has no database.`,
      `Provision it with /provision ${city.client.slug}.`,
    );
  return url;
}
