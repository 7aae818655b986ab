import { eq } from "drizzle-orm";
import { plainError } from "../db/plain-error.ts";
import type { Db, Platform } from "../db/platform.ts";
import { record } from "../db/record.ts";
import { environment } from "../db/schema.ts";
import { cityName, hostsOf, ownAddress } from "../lucca/city.ts";
import { dropDeployLeases } from "../lucca/deploys/lease.ts";
import { sweepRepository } from "../lucca/providers/local/git/sweep.ts";
import type { Local } from "../lucca/providers/local/local.ts";
import { gitDirOf } from "../lucca/providers/local/repository.ts";
import { liveEnvironments } from "../lucca/providers/local/wanted-version.ts";
import { dropLeases } from "../lucca/run/lease.ts";
import { lucca } from "../lucca/run/ledger.ts";
import { type City, loadCity } from "../lucca/subject.ts";
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
    await moveAddresses(platform, city);
    await sweepRepository(gitDirOf(local.dataDir, city));
    await takeInMissedPushes(house, city, gitDirOf(local.dataDir, city));
  }
  for (const { id } of environments)
    await local.compute
      .ensureRunning(id)
      .catch((error) =>
        platform.log("environment did not start", { id, error: plainError(error) }),
      );
}

/** With another PORT than last time the environments answer elsewhere, and the record says so. */
async function moveAddresses(platform: Platform, city: City): Promise<void> {
  const { baseUrl } = platform.config;
  const name = cityName(city.client, city.project);
  for (const { id, name: place, address } of city.environments) {
    const [own] = hostsOf(baseUrl, name, city.project.manifest, place);
    const now = ownAddress(baseUrl, own);
    if (address === null || address === now) continue;
    await record(platform, lucca, "start", async (tx) => {
      await tx.update(environment).set({ address: now }).where(eq(environment.id, id));
      const about = { clientId: city.client.id, projectId: city.project.id, environmentId: id };
      return {
        result: undefined,
        events: [{ kind: "address moved", ...about, facts: { to: now } }],
      };
    });
  }
}
