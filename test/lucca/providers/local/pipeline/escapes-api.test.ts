import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Files } from "./bare-repository.ts";
import { tryEscape } from "./escape.ts";
import { pipelineHouse } from "./pipeline-house.ts";

const house = await pipelineHouse();
afterAll(house.close);

const up = house.up(1);
const importing = (specifier: string, attributes = ""): Files => ({
  "custom/api.ts": `// @ts-ignore\nimport found from "${specifier}"${attributes};\nexport const greeting = String(found);\n`,
});
const saying = (expression: string): Files => ({
  "custom/api.ts": `// @ts-nocheck\nexport const name = String(Date.now());\nexport const greeting = String(${expression});\n`,
});
const asText = ` with { type: "text" }`;

test.each<[string, Files]>([
  ["as text", importing(`${up}canary.key`, asText)],
  ["as text by the machine's path", importing(`${house.dataDir}/canary.key`, asText)],
  ["as text behind a query", importing(`./a?/../${up}canary.key`, asText)],
  ["by a file: address", importing(`file://${house.dataDir}/canary.json`)],
  ["as JSON", importing(`${up}canary.json`)],
  ["as a module", importing(`${up}canary.ts`)],
  ["without its ending", importing(`${up}canary`)],
  ["by require", saying(`require("${up}canary.json")`)],
  ["by a computed import", saying(`import(\`${up}\${name}.ts\`)`)],
  [
    "by a computed import of text",
    saying(`import(\`${up}\${name}.key\`, { with: { type: "text" } })`),
  ],
  ["by a computed require", saying(`require(\`${up}\${name}.json\`)`)],
  ["by an import written as a sum", saying(`import("${up}" + name + ".json")`)],
  [
    "from a module written as an address",
    importing(`data:text/javascript,export { default } from '${house.dataDir}/canary.json'`),
  ],
  ["through a package", importing(`hono/../../${up}canary.key`, asText)],
  [
    "by a JSX pragma",
    {
      ...importing("./view.tsx"),
      "custom/view.tsx": `/** @jsxImportSource ${up}canary.ts */\n// @ts-nocheck\nexport default <p>x</p>;\n`,
    },
  ],
])("a file above the worktree is not read %s", async (_, files) => {
  const { end } = await tryEscape(house, files);
  expect(end.state).toBe("failed");
});

test.each(["pg", "miniflare", "esbuild", "#inside", "https://example.nz/a.js"])(
  "%s is not bundled",
  async (name) => {
    const { end } = await tryEscape(house, importing(name));
    expect(end).toMatchObject({
      log: expect.stringContaining(`custom/api.ts:2:20: "${name}" is`),
    });
  },
);

test("an API uses the repository's files, its packages, and what workerd has", async () => {
  const { end } = await tryEscape(house, {
    "custom/api.ts": `// @ts-nocheck
import { createHash } from "node:crypto";
import { EventEmitter } from "events";
import { WorkerEntrypoint } from "cloudflare:workers";
import { Pool } from "@neondatabase/serverless";
import { z } from "zod";
import words from "./words.txt" with { type: "text" };
import list from "./list.json";
import inline from "data:text/plain,inline words";

export const greeting = [createHash, EventEmitter, WorkerEntrypoint, Pool, z, words, list.entry, inline].join();
`,
    "custom/words.txt": "words of the client",
    "custom/list.json": `{ "entry": "entry of a list" }`,
  });
  if (end.state !== "done") throw new Error(end.log);
  const worker = await readFile(join(end.build.folder, "worker.js"), "utf8");
  for (const words of [
    "words of the client",
    "entry of a list",
    "inline words",
    "node:crypto",
    "node:events",
  ])
    expect(worker).toContain(words);
});
