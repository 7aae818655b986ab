import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { makeCluster } from "./embedded-cluster.ts";
import { prepareDatabase } from "./embedded-database.ts";
import { readKeep, writeKeep } from "./embedded-keep.ts";
import { endLeftovers } from "./embedded-leftovers.ts";
import { embeddedPlace } from "./embedded-place.ts";
import { type Server, startServer } from "./embedded-server.ts";

export type Embedded = Server & {
  /** Mocca's own database, as its owner. */
  url: string;
  /** The database `postgres`, as the superuser. */
  adminUrl: string;
  host: string;
  port: number;
};

const host = "127.0.0.1";

/**
 * Starts the PostgreSQL that npm installed, in an existing data directory whose lock the caller holds:
 * makes the cluster the first time, ends what a killed Mocca left running. `durable: false` is for
 * tests: no waiting for the disk. Refuses in words where this machine cannot run it.
 */
export async function startEmbedded(dataDir: string, { durable = true } = {}): Promise<Embedded> {
  const place = await embeddedPlace(dataDir);
  const data = join(place.home, "data");
  const keep = await readKeep(dataDir, data);
  await endLeftovers(data);
  await makeCluster(place, keep.superuserPassword);
  const port = await freePort(keep.port);
  if (port !== keep.port) await writeKeep(dataDir, { ...keep, port });
  const server = await startServer(place, port, durable);
  const at = (user: string, password: string, database: string) =>
    `postgres://${user}:${password}@${host}:${port}/${database}`;
  const adminUrl = at("mocca", keep.superuserPassword, "postgres");
  try {
    await prepareDatabase(adminUrl, keep.ownerPassword);
  } catch (error) {
    // Nobody else knows of the server yet.
    await server.stop();
    throw error;
  }
  return { ...server, url: at("mocca_owner", keep.ownerPassword, "mocca"), adminUrl, host, port };
}

/** The wanted port where it is free, else one that is. */
async function freePort(wanted: number): Promise<number> {
  const probe = createServer();
  probe.listen(wanted, host);
  try {
    await once(probe, "listening");
  } catch {
    return freePort(0);
  }
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address ? address.port : freePort(0);
}
