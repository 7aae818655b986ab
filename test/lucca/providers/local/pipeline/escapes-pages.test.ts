import { afterAll, expect, test } from "vitest";
import type { Files } from "./bare-repository.ts";
import { tryEscape } from "./escape.ts";
import { pipelineHouse } from "./pipeline-house.ts";
import { page } from "./sample-files.ts";

const house = await pipelineHouse();
afterAll(house.close);

const up = house.up(2);
const style = (text: string): Files => ({ "apps/dashboard/style.css": text });
const classes = (text: string): Files => ({
  "custom/dashboard.tsx": `// @ts-nocheck\nimport classes from "./look.module.css";\nexport const greeting = JSON.stringify(classes);\n`,
  "custom/look.module.css": text,
});
const html = (parts: { head?: string; body?: string }): Files => ({
  "apps/dashboard/index.html": page(parts),
});

test.each<[string, Files]>([
  ["imported by a stylesheet", style(`@import "${up}canary.css";`)],
  ["imported by a stylesheet's url()", style(`@import url("${up}canary.css");`)],
  ["imported by the machine's path", style(`@import "${house.dataDir}/canary.css";`)],
  [
    "imported by an imported stylesheet",
    { ...style(`@import "./next.css";`), "apps/dashboard/next.css": `@import "${up}canary.css";` },
  ],
  ["shown by a stylesheet", style(`body { background: url("${up}canary.svg") }`)],
  ["shown inline by a stylesheet", style(`body { background: url("${up}canary.svg?inline") }`)],
  ["shown by the machine's path", style(`body { background: url("${house.dataDir}/canary.svg") }`)],
  ["composed by a class", classes(`.a { composes: canary from "${house.up(1)}canary.css" }`)],
  [
    "taken as a value",
    classes(`@value canary from "${house.up(1)}canary.css"; .a { color: canary }`),
  ],
  ["linked as a stylesheet", html({ head: `<link rel="stylesheet" href="${up}canary.css">` })],
  ["linked as an icon", html({ head: `<link rel="icon" href="${up}canary.svg">` })],
  ["run as a script", html({ head: `<script type="module" src="${up}canary.ts"></script>` })],
  [
    "imported by a script in the page",
    html({
      head: `<script type="module">import a from "${up}canary.key?raw"; console.info(a);</script>`,
    }),
  ],
  ["imported by a style in the page", html({ head: `<style>@import "${up}canary.css";</style>` })],
  ["shown as an image", html({ body: `<img alt="" src="${up}canary.svg">` })],
  ["shown as one of several images", html({ body: `<img alt="" srcset="${up}canary.svg 2x">` })],
  [
    "named as the page's picture",
    html({ head: `<meta property="og:image" content="${up}canary.svg">` }),
  ],
])("a file above the worktree is not %s", async (_, files) => {
  const { end } = await tryEscape(house, files);
  expect(end).toMatchObject({
    stage: "build",
    log: expect.stringMatching(/leads out of the repository|is not in this repository/),
  });
});

test.each<[string, Files]>([
  ["in escapes", style(`body { background: url("${up.replaceAll("/", "%2f")}canary.svg") }`)],
  [
    "by the machine's path in a page",
    html({ body: `<img alt="" src="${house.dataDir}/canary.svg">` }),
  ],
  [
    "as the source map of a stylesheet",
    style(`body { margin: 0 }\n/*# sourceMappingURL=${up}canary.json */`),
  ],
  [
    "as the source map of a script",
    {
      "custom/dashboard.tsx": `export const greeting = "x";\n//# sourceMappingURL=${house.up(1)}canary.json\n`,
    },
  ],
])("an address of a file above the worktree %s is left as it is", async (_, files) => {
  const { end } = await tryEscape(house, files);
  expect(end).toMatchObject({ state: "done" });
});

test("stylesheets and pages use what lies in the repository", async () => {
  const { end } = await tryEscape(house, {
    ...classes(
      `@value tint from "./tints.css"; .a { composes: b from "./base.module.css"; color: tint; background: url("./drawing.svg") }`,
    ),
    ...style(`@import "./next.css"; a { background: url(data:image/png;base64,AAAA) }`),
    ...html({
      head: `<link rel="icon" href="./icon.svg"><style>p { color: teal }</style>`,
      body: `<img alt="" src="/icon.svg">`,
    }),
    "custom/tints.css": "@value tint: plum;",
    "custom/base.module.css": ".b { color: red }",
    "custom/drawing.svg": "<svg/>",
    "apps/dashboard/next.css": "a { color: salmon }",
    "apps/dashboard/icon.svg": "<svg/>",
  });
  if (end.state !== "done") throw new Error(end.log);
  for (const colour of ["plum", "salmon"])
    expect(house.filesWith(colour).length).toBeGreaterThan(0);
});
