import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { request as ask, createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import {
  type Compute,
  startCompute,
} from "../../../../../lucca/providers/local/compute/compute.ts";
import type { Version } from "../../../../../lucca/providers/local/compute/version.ts";
import { frontDoor } from "../../../../../lucca/providers/local/front-door/front-door.ts";
import type { Guard } from "../../../../../lucca/providers/local/front-door/guard.ts";
import { worker } from "./city-worker.ts";

export type City = {
  compute: Compute;
  folder: string;
  /** The pid of each compute host so far. */
  hosts: number[];
  lines: string[];
  /** What `wanted` answers for an environment, and how often it was asked. */
  wanted: Map<string, Version>;
  asked: string[];
  /** Writes a build and comes back with a version of it. */
  version(
    environmentId: string,
    name: string,
    more?: Partial<Version> & { code?: string },
  ): Promise<Version>;
  /** Where the front door listens. */
  port: number;
  /** A request to an environment's host, `<environment id>.localhost`. */
  ask(environmentId: string, path: string, options?: Asked): Promise<Answered>;
};

type Asked = { method?: string; headers?: Record<string, string>; body?: string | Buffer };
export type Answered = { status: number; headers: IncomingMessage["headers"]; body: string };

/** A compute host with a front door before it, for one test; everything ends with the test. */
export async function newCity(
  options: { bridge?: string; healthy?: number; drain?: number; guard?: Guard } = {},
): Promise<City> {
  const folder = await mkdtemp(join(tmpdir(), "mocca-compute-"));
  const hosts: number[] = [];
  const lines: string[] = [];
  const wanted = new Map<string, Version>();
  const asked: string[] = [];
  const compute = startCompute({
    folder: join(folder, "host"),
    bridge: options.bridge ?? "127.0.0.1:1",
    healthy: options.healthy ?? 10_000,
    drain: options.drain ?? 30_000,
    onSpawn: (pid) => hosts.push(pid),
    onLine: (line) => lines.push(line),
    wanted: async (environmentId) => {
      asked.push(environmentId);
      return wanted.get(environmentId);
    },
  });
  const door = frontDoor({
    compute,
    protocol: "http",
    guard: options.guard ?? (async () => ({ pass: {} })),
    route: async (host) => {
      const [environmentId = "", zone] = host.split(".");
      if (zone !== "localhost") return undefined;
      return { environmentId, clientName: "Panna", environmentName: environmentId };
    },
  });
  const server = createServer(async (request, response) => {
    if ((await door.request(request, response)) === undefined) response.end("Mocca itself");
  });
  server.on("upgrade", async (request, socket, head) => {
    if ((await door.upgrade(request, socket, head)) === undefined) socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on TCP has an address and a port.
  const { port } = server.address() as AddressInfo;
  onTestFinished(async () => {
    server.close();
    server.closeAllConnections();
    await compute.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  return {
    compute,
    folder,
    hosts,
    lines,
    wanted,
    asked,
    port,
    async version(environmentId, name, { code = worker, ...more } = {}) {
      const build = join(folder, "builds", `${environmentId}-${name}`);
      await mkdir(join(build, "assets"), { recursive: true });
      await writeFile(join(build, "worker.js"), code);
      await writeFile(join(build, "assets", "index.html"), "<h1>Kia ora</h1>");
      const bucket = { folder: join(folder, "storage", environmentId), limit: 100_000_000 };
      const vars = { COMMIT: name };
      return { environmentId, version: name, build, bucket, vars, secrets: {}, ...more };
    },
    ask: (environmentId, path, more) => get(port, `${environmentId}.localhost`, path, more),
  };
}

export async function get(
  port: number,
  host: string,
  path: string,
  asked: Asked = {},
): Promise<Answered> {
  const { method = "GET", headers = {}, body } = asked;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = ask({
      host: "127.0.0.1",
      port,
      path,
      method,
      headers: { Host: host, ...headers },
    });
    request.once("response", resolve);
    request.once("error", reject);
    request.end(body);
  });
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer) };
}

/** The processes of a compute host's group. */
export async function groupOf(host: number): Promise<number[]> {
  const found: number[] = [];
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, "utf8").catch(() => "");
    const [state, , group] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (Number(group) === host && state !== "Z") found.push(Number(name));
  }
  return found;
}
