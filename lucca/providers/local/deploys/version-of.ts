import { join } from "node:path";
import type { Platform } from "../../../../db/platform.ts";
import type { DeployRow } from "../../../deploys/stages.ts";
import type { City, Environment } from "../../../subject.ts";
import { audsOf } from "../access/auds-of.ts";
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
  const { local, platform } = driver;
  const teamDomain = new URL(platform.config.baseUrl).origin;
  const auds = await audsOf(platform, environment.id);
  const { manifest } = city.project;
  const bucket = { folder: storageFolder(local.dataDir, environment.id), limit: bucketBytes };
  return {
    environmentId: environment.id,
    version: row.id,
    build: join(local.dataDir, "builds", row.build ?? ""),
    ...(manifest.storage.enabled && { bucket }),
    certs: {
      url: `${teamDomain}/cdn-cgi/access/certs`,
      address: `127.0.0.1:${platform.config.port}`,
    },
    vars: {
      ACCESS_TEAM_DOMAIN: teamDomain,
      ACCESS_AUD_DASHBOARD: auds.dashboard ?? "",
      ACCESS_AUD_API: auds.api ?? "",
      COMMIT: row.commit,
      ENVIRONMENT: environment.name,
      CLIENT_NAME: city.client.name,
    },
    secrets: { DATABASE_URL: await urlOf(driver, city, environment) },
  };
}
