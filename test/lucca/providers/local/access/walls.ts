import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApp } from "../../../../../api/app.ts";
import { listen } from "../../../../../api/listen.ts";
import { newId } from "../../../../../db/id.ts";
import { dnsRecord, type EnvironmentName } from "../../../../../db/schema.ts";
import { cityName, hostsOf } from "../../../../../lucca/city.ts";
import { audsOf } from "../../../../../lucca/providers/local/access/auds-of.ts";
import { gate } from "../../../../../lucca/providers/local/access/gate.ts";
import { access } from "../../../../../lucca/providers/local/access.ts";
import { startCompute } from "../../../../../lucca/providers/local/compute/compute.ts";
import { versionOf } from "../../../../../lucca/providers/local/deploys/version-of.ts";
import { frontDoor } from "../../../../../lucca/providers/local/front-door/front-door.ts";
import { routes } from "../../../../../lucca/providers/local/route.ts";
import { loadCity } from "../../../../../lucca/subject.ts";
import { vaultOf } from "../../../../../lucca/vault.ts";
import { workFor } from "../../../../../lucca/work.ts";
import { standing } from "../../../../../mocca/access/standing.ts";
import { addTestClient, testHouse } from "../../../../house.ts";
import { type Answered, get } from "../compute/city.ts";
import { wallsWorker } from "./walls-worker.ts";

export type Walls = Awaited<ReturnType<typeof newWalls>>;
type Asked = { path?: string; headers?: Record<string, string>; method?: string };

/**
 * Panna's two environments behind the real gate, with the console on the same port and the shell's own
 * Worker in workerd; nothing is provisioned but what the gate and the Worker stand on.
 */
export async function newWalls() {
  const house = await testHouse();
  const { platform } = house;
  const dataDir = await mkdtemp(join(tmpdir(), "mocca-walls-"));
  const door = await listen("127.0.0.1", 0);
  const issuer = `http://localhost:${door.port}`;
  Object.assign(platform.config, { port: door.port, baseUrl: issuer });
  const { clientId, projectId } = await addTestClient(house, "panna", "Panna");
  const { db } = platform.database;
  const city = await loadCity(db, clientId, projectId);
  const compute = startCompute({
    folder: join(dataDir, "host"),
    bridge: "127.0.0.1:1",
    wanted: async () => undefined,
    onSpawn: () => undefined,
    onLine: () => undefined,
  });
  const guard = gate({ platform, standing: (at) => platform.withDb((one) => standing(one, at)) });
  const front = frontDoor({ route: routes(platform), guard, compute, protocol: "http" });
  door.open(createApp({ house }), front);
  await mkdir(join(dataDir, "builds/one/assets"), { recursive: true });
  await writeFile(join(dataDir, "builds/one/worker.js"), await wallsWorker());
  const html = '<meta name="session" content="session" /><h1>Panna</h1>';
  await writeFile(join(dataDir, "builds/one/assets/index.html"), html);

  for (const environment of city.environments) {
    const hosts = hostsOf(
      issuer,
      cityName(city.client, city.project),
      city.project.manifest,
      environment.name,
    );
    const place = { clientId, projectId, environmentId: environment.id };
    await db.insert(dnsRecord).values(hosts.map((host) => ({ host, ...place })));
    for (const part of ["dashboard", "api"] as const) {
      const key = `access/${part}/${environment.name}`;
      await access.ensure(
        workFor({ platform, db }, city, { key, environment: environment.name }, []),
      );
    }
    await vaultOf(platform, db, place).put("DATABASE_URL", "postgres://nobody:x@127.0.0.1:1/none");
    const row = { id: newId(), build: "one", commit: "0123456789abcdef" };
    await compute.run(await versionOf({ platform, local: { dataDir } }, city, environment, row));
  }

  const environmentId = (name: EnvironmentName) =>
    city.environments.find((one) => one.name === name)?.id ?? "";
  const hostOf = (name: EnvironmentName) =>
    `${name === "staging" ? "panna-test" : "panna"}.localhost:${door.port}`;
  const at =
    (port: number, host: string) =>
    ({ path = "/", headers = {}, method = "GET" }: Asked): Promise<Answered> =>
      get(port, host, path, { headers, method });

  return {
    house,
    db,
    city,
    issuer,
    port: door.port,
    environmentId,
    hostOf,
    auds: (name: EnvironmentName) => audsOf(platform, environmentId(name)),
    /** Through the front door. */
    front: (asked: Asked, name: EnvironmentName = "staging") => at(door.port, hostOf(name))(asked),
    /** Straight at the process that runs the environment's Worker. */
    inside: (asked: Asked, name: EnvironmentName = "staging") =>
      at(compute.live(environmentId(name))?.port ?? 0, hostOf(name))(asked),
    console: at(door.port, `localhost:${door.port}`),
    async close() {
      await door.close(0);
      await compute.dispose();
      await house.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
