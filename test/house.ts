import type { Actor, Linked, Role } from "../db/actor.ts";
import { newId } from "../db/id.ts";
import { person } from "../db/schema.ts";
import { driveRun } from "../lucca/run/drive.ts";
import type { Driver } from "../lucca/run/driver.ts";
import { lucca } from "../lucca/run/ledger.ts";
import { addClient } from "../mocca/clients/add.ts";
import { provision } from "../mocca/environments/provision.ts";
import { giveClient } from "../mocca/people/give.ts";
import { approvePlan } from "../mocca/plans/approve.ts";
import { call, type House } from "../mocca/verb.ts";
import { type TestPlatform, testPlatform } from "./platform.ts";
import { type MemoryVendor, memoryVendor } from "./vendors/memory.ts";

export type TestHouse = House & {
  platform: TestPlatform;
  memory: MemoryVendor;
  close(): Promise<void>;
};

/** A house of its own: a fresh database, jobs that wait to be drained, and one vendor in memory. */
export async function testHouse(): Promise<TestHouse> {
  const platform = await testPlatform();
  const memory = memoryVendor();
  return { platform, memory, vendors: [memory], close: () => platform.close() };
}

/** A person of the team as they speak from a terminal; with `at`, given that client in `there`. */
export async function hire(
  house: TestHouse,
  name: string,
  role: Role,
  at?: { client: string; role: Role },
): Promise<Extract<Actor, { via: "terminal" }>> {
  const row: Linked = { id: newId(), name, email: `${name.toLowerCase()}@mio.nz`, role };
  await house.platform.withDb((db) => db.insert(person).values(row));
  if (at !== undefined) {
    const asker = { house, actor: lucca, client: at.client };
    await call(giveClient, asker, { email: row.email, role: at.role });
  }
  return { via: "terminal", person: row };
}

/** What a client's manifest says when nobody asks for more. */
export function manifestOf(slug: string, name = slug, domain = `${slug}.example.nz`) {
  return {
    client: { name, slug, domain },
    infrastructure: { provider: "local", database: "local", auth: "local", git: "local" },
    modules: { mocca_client: { enabled: true } },
  };
}

export function addTestClient(house: TestHouse, slug: string, name = slug) {
  return call(addClient, { house, actor: lucca }, { manifest: manifestOf(slug, name) });
}

export function driverOf(house: TestHouse, more: Partial<Driver> = {}): Driver {
  const signal = new AbortController().signal;
  return { platform: house.platform, vendors: house.vendors, owner: "test", signal, ...more };
}

/** Plans, approves and, unless told otherwise, walks a project's run; answers with it. */
export async function provisioned(house: TestHouse, actor: Actor, client: string, drive = true) {
  const asker = { house, actor, client };
  const plan = await call(provision, asker, { project: client });
  const run = await call(approvePlan, asker, { plan: plan.id, hash: plan.hash });
  if (drive) await driveRun(driverOf(house), run.id);
  return run;
}
