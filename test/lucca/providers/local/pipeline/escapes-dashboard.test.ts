import { afterAll, expect, test } from "vitest";
import type { Files } from "./bare-repository.ts";
import { tryEscape } from "./escape.ts";
import { pipelineHouse } from "./pipeline-house.ts";

const house = await pipelineHouse();
afterAll(house.close);

const up = house.up(1);
const out = "leads out of the repository";
const importing = (specifier: string): Files => ({
  "custom/dashboard.tsx": `// @ts-ignore\nimport found from "${specifier}";\nexport const greeting = String(found);\n`,
});
const saying = (expression: string): Files => ({
  "custom/dashboard.tsx": `// @ts-nocheck\nexport const name = document.title;\nexport const greeting = String(${expression});\n`,
});
const json = (value: unknown) => `JSON.stringify(${value})`;

test.each<[string, Files, string]>([
  ["as text", importing(`${up}canary.key?raw`), out],
  ["by its address", importing(`${up}canary.svg?url`), out],
  ["as a worker", importing(`${up}canary.ts?worker`), out],
  ["as a module", importing(`${up}canary.ts`), ""],
  ["as JSON", importing(`${up}canary.json`), ""],
  ["by the machine's path", importing(`${house.dataDir}/canary.key?raw`), "is not there"],
  ["by /@fs/", importing(`/@fs${house.dataDir}/canary.key?raw`), "is not there"],
  ["by /@fs/ and upwards", importing(`/@fs/${house.up(2)}canary.key?raw`), out],
  ["by a file: address", importing(`file://${house.dataDir}/canary.key?raw`), "neither a file"],
  ["behind a query", importing(`./a?/../${up}canary.key?raw`), out],
  ["behind a fragment", importing(`./a#/../${up}canary.key?raw`), out],
  ["as a made-up module", importing(`\\0${up}canary.key?raw`), "neither a file"],
  [
    "from a module written as an address",
    importing(`data:text/javascript,export { default } from '${house.dataDir}/canary.key?raw'`),
    "",
  ],
  ["through a package", importing(`react/../../${up}canary.key?raw`), "no package"],
  ["by a pattern", saying(json(`import.meta.glob("${up}*", { eager: true, query: "?raw" })`)), out],
  [
    "by a pattern from the root",
    saying(json(`import.meta.glob("/${house.up(2)}*", { eager: true, query: "?raw" })`)),
    out,
  ],
  [
    "by a pattern with a base",
    saying(json(`import.meta.glob("./*", { eager: true, query: "?raw", base: "${up}" })`)),
    out,
  ],
  ["by a lazy pattern", saying(json(`import.meta.glob("${up}*.key")`)), out],
  ["by a computed import", saying(`import(\`${up}\${name}.ts\`)`), out],
  ["by a computed address", saying(`new URL(\`${up}\${name}.svg\`, import.meta.url)`), out],
  [
    "as a worker's address",
    saying(`new Worker(new URL("${up}canary.ts", import.meta.url), { type: "module" })`),
    out,
  ],
  [
    "by a JSX pragma",
    {
      "custom/dashboard.tsx": `/** @jsxImportSource ${up}canary.ts */\n// @ts-nocheck\nexport const greeting = String(<p>x</p>);\n`,
    },
    "",
  ],
])("a file above the worktree is not read %s", async (_, files, words) => {
  const { end } = await tryEscape(house, files);
  if (end.state !== "failed") throw new Error("the commit passed");
  expect(end.log).toContain(words);
});

test("a worker inside the worktree cannot import from above it either", async () => {
  const { end } = await tryEscape(house, {
    ...saying(`new Worker(new URL("./count.ts", import.meta.url), { type: "module" })`),
    "custom/count.ts": `// @ts-nocheck\nimport found from "${up}canary.key?raw";\npostMessage(found);\n`,
  });
  expect(end).toMatchObject({
    stage: "build",
    log: expect.stringContaining(`custom/count.ts:2:20: "${up}canary.key?raw" ${out}`),
  });
});

test("the address of a file above the worktree stays a mere address", async () => {
  const { end } = await tryEscape(house, saying(`new URL("${up}canary.svg", import.meta.url)`));
  expect(end).toMatchObject({ state: "done" });
});

test("a pattern that starts with the machine's path finds nothing", async () => {
  const { end } = await tryEscape(
    house,
    saying(json(`import.meta.glob("${house.dataDir}/*", { eager: true, query: "?raw" })`)),
  );
  expect(end).toMatchObject({ state: "done" });
});

test.each(["pg", "miniflare", "vite", "node:fs", "fs", "#inside"])(
  "%s is not for a dashboard",
  async (name) => {
    const { end } = await tryEscape(house, importing(name));
    expect(end).toMatchObject({
      log: expect.stringContaining(`custom/dashboard.tsx:2:20: "${name}" is`),
    });
  },
);

test("what lies in the repository may be imported in every one of these ways", async () => {
  const { end } = await tryEscape(house, {
    "custom/dashboard.tsx": `// @ts-nocheck
import text from "./words.txt?raw";
import drawing from "./drawing.svg?url";
import fromRoot from "/drawing.svg?url";
import inline from "data:text/javascript,export default 'inline words'";
import { Button } from "@mantine/core";
import "@mantine/core/styles/Button.css";

const name = document.title;
export const greeting = JSON.stringify([
  text, drawing, fromRoot, inline, Button,
  import.meta.glob("./*.txt", { eager: true, query: "?raw" }),
  import(\`./pages/\${name}.ts\`),
  new URL(\`./pages/\${name}.svg\`, import.meta.url),
  new Worker(new URL("./count.ts", import.meta.url), { type: "module" }),
]);
`,
    "custom/words.txt": "words of the client",
    "custom/drawing.svg": "<svg/>",
    "custom/count.ts": `import { one } from "./pages/one.ts";\npostMessage(one);\n`,
    "custom/pages/one.ts": `export const one = "first page";\n`,
    "custom/pages/two.ts": `export const two = "second page";\n`,
    "custom/pages/three.svg": "<svg/>",
    "apps/dashboard/drawing.svg": "<svg id='root'/>",
  });
  if (end.state !== "done") throw new Error(end.log);
  for (const words of ["words of the client", "inline words", "first page", "second page"])
    expect(house.filesWith(words).length).toBeGreaterThan(0);
});
