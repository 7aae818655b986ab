import { expect, test, vi } from "vitest";
import worker from "../../api/worker.ts";
import { readWorkerSettings } from "../../api/worker-settings.ts";

const whole = {
  DATABASE_URL: "postgres://mocca:canary@db.example/mocca",
  MOCCA_MASTER_KEY: Buffer.alloc(32, 7).toString("base64"),
  MOCCA_BASE_URL: "https://mocca.example",
};
const ASSETS = { fetch: async () => new Response("no") };

test("a Worker takes the same names as Node, and no defaults for what it cannot know", () => {
  const { config, database } = readWorkerSettings({ ...whole, ASSETS });
  expect(config).toMatchObject({ baseUrl: "https://mocca.example", vendors: {} });
  expect(config.masterKey).toEqual(Buffer.alloc(32, 7));
  expect(database).toEqual({ url: whole.DATABASE_URL });
});

test.each(Object.keys(whole))(
  "without %s the Worker answers nothing else, and its log says why",
  async (name) => {
    const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const env = { ...whole, [name]: undefined, ASSETS };
    const answer = await worker.fetch(new Request("https://mocca.example/"), env, {
      waitUntil: () => undefined,
    });
    expect(answer.status).toBe(503);
    expect(await answer.text()).not.toContain(name);
    expect(logged).toHaveBeenCalledWith(expect.stringContaining(`${name}: found nothing`));
    expect(JSON.stringify(logged.mock.calls)).not.toContain("canary");
    logged.mockRestore();
  },
);
