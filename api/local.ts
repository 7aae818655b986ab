import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startBridge } from "../db/bridge.ts";
import { databaseServer } from "../db/environment-database.ts";
import { holdLocal } from "../db/hold.ts";
import type { Platform } from "../db/platform.ts";
import type { Vendor } from "../lucca/provider.ts";
import { gate } from "../lucca/providers/local/access/gate.ts";
import { readCatalogue } from "../lucca/providers/local/catalogue.ts";
import { startCompute } from "../lucca/providers/local/compute/compute.ts";
import { type FrontDoor, frontDoor } from "../lucca/providers/local/front-door/front-door.ts";
import type { Local } from "../lucca/providers/local/local.ts";
import { openPipeline } from "../lucca/providers/local/pipeline/pipeline.ts";
import { routes } from "../lucca/providers/local/route.ts";
import { localVendor } from "../lucca/providers/local/vendor.ts";
import { wantedVersion } from "../lucca/providers/local/wanted-version.ts";
import { standing } from "../mocca/access/standing.ts";
import type { Children } from "./children.ts";
import type { Database } from "./database.ts";

export type Here = {
  vendor: Vendor;
  /** Absent where another process on the same PostgreSQL holds this machine's part. */
  local?: Local;
  door?: FrontDoor;
  stop(): Promise<void>;
};

type Place = { dataDir: string; database: Database; origin: string; children: Children };

/** This machine as a vendor, when this process may hold it; with the reason when another one does. */
export async function localHere(platform: Platform, place: Place): Promise<Here> {
  const { database } = place;
  const letGo = database.embedded ? async () => undefined : await holdLocal(database.url);
  if (letGo === undefined) {
    const unavailable =
      "another Mocca on the same database holds the environments of its own machine";
    return { vendor: { name: "local", unavailable, providers: {} }, stop: async () => undefined };
  }
  const opened = await openLocal(platform, place);
  return {
    vendor: localVendor(opened.local),
    local: opened.local,
    door: opened.door,
    async stop() {
      await opened.stop();
      await letGo();
    },
  };
}

/** Compute, the bridge to the database, the pipeline and the front door. */
async function openLocal(platform: Platform, { dataDir, database, origin, children }: Place) {
  const checkout = fileURLToPath(new URL("..", import.meta.url));
  const databases = databaseServer(database.adminUrl);
  const folder = join(dataDir, "compute");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const [bridge, pipeline, sources] = await Promise.all([
    startBridge({ host: databases.host, port: databases.port }),
    openPipeline({ checkout, dataDir }),
    readCatalogue(checkout),
  ]);
  const compute = startCompute({
    folder,
    bridge: bridge.address,
    wanted: (environmentId) => wantedVersion(platform, { dataDir }, environmentId),
    onSpawn: (pid) => children.remember(pid),
    onLine: (line) => platform.log(line),
  });
  const local: Local = { dataDir, databases, compute, pipeline, sources, origin };
  const door = frontDoor({
    route: routes(platform),
    guard: gate({ platform, standing: (at) => platform.withDb((db) => standing(db, at)) }),
    compute,
    protocol: platform.config.baseUrl.startsWith("https") ? "https" : "http",
  });
  const stop = async () => {
    await compute.dispose();
    await bridge.close();
    await databases.close();
  };
  return { local, door, stop };
}
