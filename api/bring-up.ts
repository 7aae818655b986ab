import type { Db } from "../db/platform.ts";
import { dropDeployLeases } from "../lucca/deploys/lease.ts";
import { sweepRepository } from "../lucca/providers/local/git/sweep.ts";
import type { Local } from "../lucca/providers/local/local.ts";
import { gitDirOf } from "../lucca/providers/local/repository.ts";
import { liveEnvironments } from "../lucca/providers/local/wanted-version.ts";
import { dropLeases } from "../lucca/run/lease.ts";
import { loadCity } from "../lucca/subject.ts";
import type { House } from "../mocca/verb.ts";
import { takeInMissedPushes } from "./missed-pushes.ts";

/** The only owner of an embedded database takes back at once what a killed process held. */
export async function takeBack(db: Db): Promise<void> {
  await dropLeases(db);
  await dropDeployLeases(db);
}

/**
 * Brings this machine's environments up after Mocca is ready; one that is asked for earlier starts with
 * its first request. Repositories are freed of what a kill left, and pushes that nobody was told of are
 * taken in. One that cannot start does not keep the others down.
 */
export async function bringUp(house: House, local: Local): Promise<void> {
  const { platform } = house;
  const environments = await liveEnvironments(platform);
  const projects = new Map(environments.map((row) => [row.projectId, row.clientId]));
  for (const [projectId, clientId] of projects) {
    const city = await platform.withDb((db) => loadCity(db, clientId, projectId));
    await sweepRepository(gitDirOf(local.dataDir, city));
    await takeInMissedPushes(house, city, gitDirOf(local.dataDir, city));
  }
  for (const { id } of environments)
    await local.compute
      .ensureRunning(id)
      .catch((error) => platform.log("environment did not start", { id, error: String(error) }));
}
