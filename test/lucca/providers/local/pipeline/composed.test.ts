import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { compose } from "../../../../../lucca/compose/compose.ts";
import { readManifest } from "../../../../../lucca/manifest.ts";
import { readCatalogue } from "../../../../../lucca/providers/local/catalogue.ts";
import { catalogue } from "../../../../../modules/index.ts";
import type { Files } from "./bare-repository.ts";
import { pipelineHouse } from "./pipeline-house.ts";

vi.setConfig({ testTimeout: 60_000 });
const house = await pipelineHouse();
afterAll(house.close);

/** Panna's repository as Mocca composes it. */
async function panna(): Promise<Files> {
  const wish = {
    client: { name: "Panna", slug: "panna", domain: "panna.mocca.nz" },
    infrastructure: { provider: "local", database: "local", auth: "local" },
    modules: {
      mocca_client: { enabled: true, version: "latest" },
      crm_base: { enabled: true, version: "1.2.0" },
    },
  };
  const read = readManifest(wish);
  if (!("manifest" in read)) throw new Error(JSON.stringify(read.faults));
  const { manifest } = read;
  const sources = await readCatalogue(resolve("."));
  return Object.fromEntries(
    await compose({ manifest, manifestJson: JSON.stringify(wish), catalogue, ...sources }),
  );
}

test("Panna's composed repository passes every stage, and so does a change of its own", async () => {
  const files = await panna();
  const { end } = await house.walk(house.repository.commit(files));
  if (end.state !== "done") throw new Error(end.log);
  expect(end.build.modules.map(({ name }) => name)).toEqual(["mocca-client", "crm-base"]);
  expect(end.build.migrations[0]?.path).toMatch(/^migrations\/mocca-client\/0001_/);

  const welcome = String(files["custom/welcome.ts"]).replace("Welcome to", "Kia ora from");
  const pushed = await house.walk(
    house.repository.commit({
      ...files,
      "custom/welcome.ts": welcome,
      "custom/logo.svg": `<svg xmlns="http://www.w3.org/2000/svg"/>`,
      "custom/migrations/0001_report.sql":
        "create schema custom; create table custom.report (id int);",
      "custom/api.ts": `import { drizzle } from "drizzle-orm/neon-serverless";
import { Hono } from "hono";
import { z } from "zod";
import type { ApiEnv, Routes } from "../apps/contract.ts";

const query = z.object({ year: z.coerce.number() });

export const routes: Routes = new Hono<ApiEnv>().get("/reports", (c) => {
  const { year } = query.parse(c.req.query());
  return c.json({ year, driver: typeof drizzle });
});
`,
    }),
  );
  if (pushed.end.state !== "done") throw new Error(pushed.end.log);
  expect(pushed.end.build.migrations.at(-1)).toMatchObject({
    module: "custom",
    name: "0001_report.sql",
  });
  expect(await readFile(join(pushed.end.build.folder, "worker.js"), "utf8")).toContain("/reports");
  expect(house.filesWith("Kia ora from").length).toBeGreaterThan(0);
});
