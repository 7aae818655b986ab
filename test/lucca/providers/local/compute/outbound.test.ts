import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { build } from "esbuild";
import { expect, onTestFinished, test } from "vitest";
import { startBridge } from "../../../../../db/bridge.ts";
import { testDatabase } from "../../../../database.ts";
import { newCity } from "./city.ts";

/** A service of this machine that no environment may reach. */
async function neighbour(): Promise<number> {
  const server = createServer((_, response) => response.end("private"));
  await new Promise<void>((resolve) => server.listen(0, "::", resolve));
  onTestFinished(() => void server.close());
  // A server that listens on TCP has an address and a port.
  return (server.address() as AddressInfo).port;
}

test("a worker reaches nothing of this machine and its network, by any name", async () => {
  const port = await neighbour();
  const city = await newCity();
  await city.compute.run(await city.version("staging", "one"));
  await city.compute.run(await city.version("production", "one"));
  const other = city.compute.live("production")?.port ?? 0;
  const hosts = [
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0.0.0.0",
    "localhost",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[64:ff9b::7f00:1]",
  ];
  const addresses = [
    ...hosts.map((host) => `${host}:${port}`),
    `127.0.0.1:${other}`,
    `127.0.0.1:${city.port}`,
    "10.0.0.1",
    "172.16.0.1",
    "192.168.0.1",
    "100.64.0.1",
    "169.254.169.254",
    "[fd00::1]",
    "[fe80::1]",
  ];
  for (const address of addresses) {
    const url = encodeURIComponent(`http://${address}/`);
    const { body } = await city.ask("staging", `/fetch?url=${url}`);
    expect(`${address} ${body}`).toContain("failed: ");
    expect(body).toContain("could not be reached; an environment reaches public addresses only.");
    const socket = await city.ask("staging", `/connect?address=${encodeURIComponent(address)}`);
    expect(`${address} ${socket.body}`).toContain("failed: ");
  }
});

test("a worker reads the keys of its sign-in from this machine, under their own name, and no more", async () => {
  const asked: (string | undefined)[][] = [];
  const mocca = createServer(({ method, url, headers }, response) => {
    asked.push([method, url, headers.host, headers.authorization]);
    response.end("keys");
  });
  await new Promise<void>((resolve) => mocca.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void mocca.close());
  // A server that listens on TCP has an address and a port.
  const { port } = mocca.address() as AddressInfo;
  const url = "https://mocca.invalid/cdn-cgi/access/certs";
  const city = await newCity();
  const certs = { url, address: `127.0.0.1:${port}` };
  await city.compute.run(await city.version("staging", "one", { certs }));
  const reach = async (wanted: string) =>
    (await city.ask("staging", `/fetch?url=${encodeURIComponent(wanted)}`)).body;
  expect(await reach(url)).toBe("reached: keys");
  for (const other of [
    `${url}?`,
    `${url}/`,
    url.replace("https", "http"),
    "https://mocca.invalid/",
  ])
    expect(await reach(other)).toContain("failed: ");
  for (const local of [
    `http://127.0.0.1:${port}/cdn-cgi/access/certs`,
    `http://127.0.0.1:${port}/`,
  ])
    expect(await reach(local)).toContain("failed: ");
  expect(asked).toEqual([["GET", "/cdn-cgi/access/certs", "mocca.invalid", undefined]]);
});

test("a worker queries its database through the bridge, and no other service at that address", async () => {
  const database = await testDatabase();
  onTestFinished(() => database.close());
  const { hostname, port } = new URL(database.url);
  const bridge = await startBridge({ host: hostname, port: Number(port) });
  onTestFinished(() => bridge.close());
  const bundled = await build({
    stdin: { contents: querying, resolveDir: join(import.meta.dirname, "../../../../..") },
    bundle: true,
    write: false,
    format: "esm",
    conditions: ["workerd", "worker", "browser"],
  });
  const code = bundled.outputFiles[0]?.text ?? "";
  const city = await newCity({ bridge: bridge.address });
  const secrets = { DATABASE_URL: database.url };
  await city.compute.run(await city.version("staging", "one", { code, secrets }));
  const answers = await Promise.all(
    Array.from({ length: 30 }, () => city.ask("staging", "/query")),
  );
  expect(new Set(answers.map(({ body }) => body))).toEqual(new Set(["rolled back to 2"]));
});

const querying = `
import { neonConfig, Pool } from "@neondatabase/serverless";

export default {
  async fetch(request, env, context) {
    if (new URL(request.url).pathname === "/healthz") return new Response();
    neonConfig.wsProxy = () => env.DATABASE_PROXY;
    neonConfig.useSecureWebSocket = false;
    neonConfig.pipelineConnect = false;
    neonConfig.pipelineTLS = false;
    neonConfig.forceDisablePgSSL = true;
    const pool = new Pool({ connectionString: env.DATABASE_URL });
    const client = await pool.connect();
    await client.query("create temporary table kept as select 1 as n union select 2");
    await client.query("begin");
    await client.query("delete from kept");
    await client.query("rollback");
    const { rows } = await client.query("select count(*)::int as n from kept");
    client.release();
    context.waitUntil(pool.end());
    return new Response("rolled back to " + rows[0].n);
  },
};
`;
