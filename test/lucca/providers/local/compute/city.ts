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

/** A small app that does what the tests ask of it. */
export const worker = `
import { connect } from "cloudflare:sockets";

const routes = {
  "/healthz": (_, env) => Response.json({ ok: true, commit: env.COMMIT }),
  "/env": (_, env) => Response.json(Object.fromEntries(Object.entries(env).map(([k, v]) => [k, typeof v === "string" ? v : "…"]))),
  "/headers": (request) => Response.json({ url: request.url, headers: [...request.headers] }),
  "/slow": async (_, env, q) => {
    console.log("began");
    await new Promise((resolve) => setTimeout(resolve, Number(q.get("ms"))));
    return new Response(env.COMMIT);
  },
  "/put": async (request, env, q) => {
    const data = await request.arrayBuffer();
    await env.STORAGE.put(q.get("key"), data.byteLength > 0 ? data : "value of " + q.get("key"));
    return new Response(env.COMMIT);
  },
  "/get": async (_, env, q) => {
    const found = await env.STORAGE.get(q.get("key"));
    return found ? new Response(found.body) : new Response("nothing", { status: 404 });
  },
  "/after": (_, env, q, context) => {
    const write = () => env.STORAGE.put(q.get("key"), "written afterwards");
    context.waitUntil(new Promise((resolve) => setTimeout(resolve, 500)).then(write));
    return new Response(env.COMMIT);
  },
  "/delete": async (_, env, q) => new Response(await env.STORAGE.delete(q.get("key"))),
  "/fetch": async (_, env, q) => {
    try { return new Response("reached: " + (await (await fetch(q.get("url"))).text())); }
    catch (failure) { return new Response("failed: " + failure.message); }
  },
  "/connect": async (_, env, q) => {
    try { await connect(q.get("address")).opened; return new Response("reached"); }
    catch (failure) { return new Response("failed: " + failure.message); }
  },
  "/echo": (request) => new Response(request.body, { headers: { "x-length": request.headers.get("content-length") ?? "none" } }),
  "/flood": (_, env, q) => {
    let left = Number(q.get("bytes"));
    return new Response(new ReadableStream({
      type: "bytes",
      pull(controller) {
        const size = Math.min(left, 65536);
        if (size === 0) return controller.close();
        left -= size;
        controller.enqueue(new Uint8Array(size));
      },
    }));
  },
  "/count": async (request) => {
    let bytes = 0;
    for await (const chunk of request.body) bytes += chunk.length;
    return new Response(String(bytes));
  },
  "/early": () => new Response("too much", { status: 413 }),
  "/log": (_, env, q) => { console.log(q.get("line"), env.KEY ?? ""); return new Response("logged"); },
  "/throw": () => { throw new Error("broken"); },
  "/die": () => { const all = []; for (;;) all.push(new Array(1e6).fill(Math.random())); },
  "/socket": (_, env) => {
    const [client, server] = Object.values(new WebSocketPair());
    server.accept();
    server.addEventListener("message", ({ data }) => server.send(env.COMMIT + ": " + data));
    server.addEventListener("close", () => server.close());
    return new Response(null, { status: 101, webSocket: client });
  },
};

export default {
  async fetch(request, env, context) {
    const { pathname, searchParams } = new URL(request.url);
    const route = routes[pathname];
    return route ? await route(request, env, searchParams, context) : await env.ASSETS.fetch(request);
  },
};
`;
