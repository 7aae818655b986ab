import { readdirSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { tryEscape } from "./escape.ts";
import { pipelineHouse } from "./pipeline-house.ts";

const house = await pipelineHouse();
afterAll(house.close);

const up = house.up(0);
const ran = (tool: string) =>
  `import { writeFileSync } from "node:fs";\nwriteFileSync("${house.dataDir}/${tool}-ran", "");\nthrow new Error("configuration ran");\n`;

test("no configuration of a tool in the commit is read, at any depth", async () => {
  const { end } = await tryEscape(house, {
    "package.json": JSON.stringify({
      scripts: { prebuild: "exit 1", lint: "exit 1" },
      browser: { "./custom/dashboard.tsx": `${up}canary.ts` },
      imports: { "#canary": `${up}canary.ts` },
      postcss: { plugins: { nothing: {} } },
      babel: { presets: ["nothing"] },
      browserslist: ["nothing 1"],
    }),
    "custom/package.json": JSON.stringify({
      type: "commonjs",
      browser: { "./api.ts": `../${up}canary.ts` },
    }),
    "apps/api/package.json": JSON.stringify({ sideEffects: false, main: `../../${up}canary.ts` }),
    "tsconfig.json": JSON.stringify({
      extends: `${up}canary.json`,
      compilerOptions: { plugins: [{ name: "x" }] },
    }),
    "custom/tsconfig.json": JSON.stringify({
      extends: `../${up}canary.json`,
      compilerOptions: { paths: { hono: [`../${up}canary.ts`] } },
    }),
    "apps/dashboard/tsconfig.json": JSON.stringify({
      compilerOptions: { jsxImportSource: `../../${up}canary` },
    }),
    "jsconfig.json": "{",
    "biome.json": JSON.stringify({
      extends: [`${up}canary.json`],
      plugins: ["./rule.grit"],
      linter: { enabled: false },
    }),
    "custom/biome.jsonc": JSON.stringify({ root: false, extends: [`../${up}canary.json`] }),
    "rule.grit": '`$x` where { register_diagnostic(span=$x, message="ran") }',
    "vite.config.ts": ran("vite"),
    "apps/dashboard/vite.config.mjs": ran("vite"),
    "postcss.config.js": ran("postcss"),
    "apps/dashboard/postcss.config.cjs": ran("postcss"),
    "custom/tailwind.config.ts": ran("tailwind"),
    "babel.config.json": "{",
    ".npmrc": "registry=http://127.0.0.1:1/",
    ".postcssrc": "{",
    ".browserslistrc": "nothing 1",
    ".env": "VITE_CANARY=1",
    "apps/dashboard/.env.production": "VITE_CANARY=1",
    "apps/dashboard/public/robots.txt": "not asked for",
    "node_modules/react/index.js": ran("react"),
    "apps/node_modules/hono/index.js": ran("hono"),
    "custom/pages/Package.JSON": "{",
  });
  if (end.state !== "done") throw new Error(end.log);
  for (const text of ["configuration ran", "not asked for"])
    await expect.poll(() => house.filesWith(text), { timeout: 10_000 }).toEqual([]);
  expect(readdirSync(house.dataDir).filter((name) => name.endsWith("-ran"))).toEqual([]);
});

test("a commit cannot switch the linter off by its own configuration", async () => {
  const { end } = await tryEscape(house, {
    "biome.json": JSON.stringify({ linter: { enabled: false } }),
    "custom/biome.json": JSON.stringify({ root: false, linter: { enabled: false } }),
    "custom/api.ts": `export const greeting = "x";\ndebugger;\n`,
  });
  expect(end).toMatchObject({ stage: "lint" });
});

test("no variable of Mocca's own environment reaches a bundle", async () => {
  process.env["VITE_MOCCA_CANARY"] = "from the environment";
  const { end } = await tryEscape(house, {
    "custom/dashboard.tsx": `// @ts-nocheck\nexport const greeting = JSON.stringify(import.meta.env) + import.meta.env.VITE_MOCCA_CANARY;\n`,
    "custom/api.ts": `// @ts-nocheck\nexport const greeting = JSON.stringify(process.env);\n`,
  });
  expect(end).toMatchObject({ state: "done" });
  await expect.poll(() => house.filesWith("from the environment"), { timeout: 10_000 }).toEqual([]);
});
