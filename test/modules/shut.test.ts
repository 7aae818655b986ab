import { Hono } from "hono";
import { expect, test } from "vitest";
import { createWorker } from "../../modules/mocca-client/api/worker.ts";

const settings = {
  ACCESS_TEAM_DOMAIN: "https://mio.cloudflareaccess.com",
  ACCESS_AUD_DASHBOARD: "1",
  ACCESS_AUD_API: "2",
};
const worker = createWorker([], new Hono());

test.each(Object.keys(settings))(
  "without %s an environment stays shut, and says why",
  async (name) => {
    const path = name === "ACCESS_AUD_API" ? "/api/custom" : "/";
    for (const missing of [{ [name]: "" }, { [name]: undefined }]) {
      const env = { ...settings, ...missing, COMMIT: "0123456" };
      const shut = await worker.request(path, {}, env);
      expect(shut.status).toBe(503);
      expect(await shut.json()).toMatchObject({ detail: expect.stringContaining(name) });
      expect((await worker.request("/healthz", {}, env)).status).toBe(200);
    }
  },
);
