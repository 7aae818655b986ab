import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findServer, tellServer } from "../../api/server-file.ts";

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "mocca-server-file-"));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

/** Whether what answers like this, at the address that a killed Mocca left, is taken for a running one. */
async function taken(status: number, body: string): Promise<boolean> {
  const server = createServer((_request, response) => response.writeHead(status).end(body));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  tellServer(dataDir, { origin: `http://127.0.0.1:${port}`, secret: "of a server that is gone" });
  const found = await findServer(dataDir);
  server.closeAllConnections();
  server.close();
  return found !== undefined;
}

test("a Mocca that answers is found, also one whose database is away", async () => {
  expect(await taken(200, '{"version":"0.1.0","database":"ok","jobs":"ok"}')).toBe(true);
  expect(await taken(503, '{"version":"0.1.0","database":"failed","jobs":"ok"}')).toBe(true);
});

test.each([
  ["a Mocca that is still starting", 503, ""],
  ["another program on the same port", 404, "<h1>Not found</h1>"],
])("%s is not told the secret", async (_who, status, body) => {
  expect(await taken(status, body)).toBe(false);
});
