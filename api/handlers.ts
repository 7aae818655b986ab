import { driveDeploy } from "../lucca/providers/local/deploys/drive.ts";
import type { Local } from "../lucca/providers/local/local.ts";
import { driveRun } from "../lucca/run/drive.ts";
import type { Driver } from "../lucca/run/driver.ts";
import type { Handlers } from "./boss.ts";
import { roomsJobs } from "./rooms-jobs.ts";

/** What each job does; a process without the local vendor leaves runs and deploys to the one that has it. */
export function handlers(driver: Driver, local: Local | undefined): Partial<Handlers> {
  const common = roomsJobs(driver.platform);
  if (local === undefined) return common;
  return {
    ...common,
    run: ({ runId }) => driveRun(driver, runId),
    deploy: ({ deployId }) => driveDeploy({ ...driver, local }, deployId),
  };
}
