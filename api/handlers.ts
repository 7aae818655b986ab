import { project } from "../bot/project.ts";
import { send } from "../bot/send.ts";
import { post } from "../bot/thread.ts";
import type { Platform } from "../db/platform.ts";
import { driveDeploy } from "../lucca/providers/local/deploys/drive.ts";
import type { Local } from "../lucca/providers/local/local.ts";
import { driveRun } from "../lucca/run/drive.ts";
import type { Driver } from "../lucca/run/driver.ts";
import type { Handlers } from "./boss.ts";

/** What each job does; a process without the local vendor leaves runs and deploys to the one that has it. */
export function handlers(driver: Driver, local: Local | undefined): Partial<Handlers> {
  const { platform } = driver;
  const surfaces = { terminal: ours(platform), console: ours(platform) };
  const common = { project: () => project(platform), send: () => send(platform, surfaces) };
  if (local === undefined) return common;
  return {
    ...common,
    run: ({ runId }) => driveRun(driver, runId),
    deploy: ({ deployId }) => driveDeploy({ ...driver, local }, deployId),
  };
}

/** The surfaces whose threads stand in our own tables. */
function ours(platform: Platform) {
  return (to: { id: string }, key: string, message: Parameters<typeof post>[4]) =>
    post(platform, to.id, key, "Mocca", message);
}
