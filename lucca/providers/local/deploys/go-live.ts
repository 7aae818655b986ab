import type { DeployRow } from "../../../deploys/stages.ts";
import type { City, Environment } from "../../../subject.ts";
import type { Build } from "../pipeline/finished-build.ts";
import type { DeployDriver } from "./drive.ts";
import { versionOf } from "./version-of.ts";

/** Starts a build beside what is live and switches to it once it is healthy; no request is lost. */
export function goLive(driver: DeployDriver, city: City, environment: Environment, row: DeployRow) {
  return async (build: Build): Promise<string> => {
    const version = await versionOf(driver, city, environment, { ...row, build: build.hash });
    await driver.local.compute.run(version);
    return `Live on ${row.commit.slice(0, 7)}.`;
  };
}
