import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../../api/app.ts";
import { type TestPlatform, testPlatform } from "../platform.ts";

let platform: TestPlatform;
let app: ReturnType<typeof createApp>;
beforeAll(async () => {
  platform = await testPlatform();
  app = createApp({ house: { platform, vendors: [] } });
});
afterAll(() => platform.close());

test.each(["localhost", "127.0.0.1", "[::1]"])("Mocca answers on its own host %s", async (host) => {
  expect((await app.request(`http://${host}:8787/`)).status).toBe(200);
});

test("a host that is nobody's gets 404, also for what is there elsewhere", async () => {
  for (const path of ["/", "/api/v1/say", "/git/panna.git"])
    expect((await app.request(`http://evil.example${path}`)).status).toBe(404);
});

test("health is told on every host", async () => {
  expect((await app.request("http://evil.example/healthz")).status).toBe(200);
});
