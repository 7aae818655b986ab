import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startBridge } from "../db/bridge.ts";
import { databaseServer } from "../db/environment-database.ts";
import type { Platform } from "../db/platform.ts";
import { readCatalogue } from "../lucca/providers/local/catalogue.ts";
import { startCompute } from "../lucca/providers/local/compute/compute.ts";
import { type FrontDoor, frontDoor } from "../lucca/providers/local/front-door/front-door.ts";
import type { Local } from "../lucca/providers/local/local.ts";
import { openPipeline } from "../lucca/providers/local/pipeline/pipeline.ts";
import { routes } from "../lucca/providers/local/route.ts";
import { wantedVersion } from "../lucca/providers/local/wanted-version.ts";
import type { Children } from "./children.ts";

export type LocalHouse = { local: Local; door: FrontDoor; stop(): Promise<void> };

/** This machine's part: compute, the bridge to the database, the pipeline and the front door. */
export async function openLocal(
  platform: Platform,
  place: { dataDir: string; adminUrl: string; origin: string; children: Children },
): Promise<LocalHouse> {
  const { dataDir, adminUrl, origin, children } = place;
  const checkout = fileURLToPath(new URL("..", import.meta.url));
  const databases = databaseServer(adminUrl);
  const folder = join(dataDir, "compute");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const [bridge, pipeline, sources] = await Promise.all([
    startBridge({ host: databases.host, port: databases.port }),
    openPipeline({ checkout, dataDir }),
    readCatalogue(checkout),
  ]);
  const base = { dataDir, bridge: bridge.address };
  const compute = startCompute({
    folder,
    bridge: bridge.address,
    wanted: (environmentId) => wantedVersion(platform, base, environmentId),
    onSpawn: (pid) => children.remember(pid),
    onLine: (line) => platform.log(line),
  });
  const door = frontDoor({
    route: routes(platform),
    guard: async () => ({ pass: {} }),
    compute,
    protocol: platform.config.baseUrl.startsWith("https") ? "https" : "http",
  });
  return {
    local: { ...base, databases, compute, pipeline, sources, origin },
    door,
    async stop() {
      await compute.dispose();
      await bridge.close();
    },
  };
}
