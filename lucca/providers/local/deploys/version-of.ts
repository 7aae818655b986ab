import { join } from "node:path";
import type { Platform } from "../../../../db/platform.ts";
import type { DeployRow } from "../../../deploys/stages.ts";
import type { City, Environment } from "../../../subject.ts";
import type { Version } from "../compute/version.ts";
import type { Local } from "../local.ts";
import { storageFolder } from "../storage.ts";
import { urlOf } from "./migrate.ts";

const bucketBytes = 1024 * 1024 * 1024;

/** What runs for a deploy: its build, its environment's database and bucket, and who it is. */
export async function versionOf(
  driver: { platform: Platform; local: Pick<Local, "dataDir"> },
  city: City,
  environment: Environment,
  row: Pick<DeployRow, "id" | "build" | "commit">,
): Promise<Version> {
  const { local } = driver;
  const { manifest } = city.project;
  const bucket = { folder: storageFolder(local.dataDir, environment.id), limit: bucketBytes };
  return {
    environmentId: environment.id,
    version: row.id,
    build: join(local.dataDir, "builds", row.build ?? ""),
    ...(manifest.storage.enabled && { bucket }),
    vars: {
      COMMIT: row.commit,
      ENVIRONMENT: environment.name,
      CLIENT_NAME: city.client.name,
    },
    secrets: { DATABASE_URL: await urlOf(driver, city, environment) },
  };
}
