import type { Files } from "./bare-repository.ts";

/** The page of the sample's dashboard, with more in its head or body. */
export function page({ head = "", body = "" }: { head?: string; body?: string }): string {
  return `<!doctype html>
<html lang="en">
  <head><title>Sample</title>${head}</head>
  <body>${body}<div id="root"></div><script type="module" src="./main.tsx"></script></body>
</html>
`;
}

/** The smallest repository of a composed one's shape: API, dashboard, a module's migration, and custom/. */
export const sampleFiles: Files = {
  "manifest.json": "{}",
  "mocca.lock.json": JSON.stringify({
    modules: [
      { name: "mocca-client", version: "1.0.0" },
      { name: "crm-base", version: "1.2.0" },
    ],
  }),
  "migrations/mocca-client/0001_notices.sql": "create schema mocca_client;",
  "migrations/crm-base/0001_contacts.sql": "create schema crm_base;",
  "migrations/crm-base/0002_notes.sql": "create table crm_base.note (id int);",
  "apps/api/index.ts": `import { Hono } from "hono";
import { greeting } from "../../custom/api.ts";

const app = new Hono();
app.get("/", (c) => c.text(greeting));
export default app;
`,
  "apps/dashboard/index.html": page({}),
  "apps/dashboard/main.tsx": `import "./style.css";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { greeting } from "../../custom/dashboard.tsx";

const root = document.getElementById("root");
if (root) createRoot(root).render(createElement("p", {}, greeting));
`,
  "apps/dashboard/style.css": "body { margin: 0 }\n",
  "apps/dashboard/ambient.d.ts": `declare module "*.css";
declare module "*?raw" { const text: string; export default text; }
declare module "*?url" { const address: string; export default address; }
declare module "*?worker" { const start: new () => Worker; export default start; }
interface ImportMeta { glob(pattern: string, options?: object): Record<string, unknown> }
`,
  "custom/api.ts": `export const greeting = "Kia ora from the API";\n`,
  "custom/dashboard.tsx": `export const greeting = "Kia ora from the dashboard";\n`,
  "custom/migrations/0001_own.sql": "create schema custom;",
  "package.json": `{ "scripts": { "lint": "exit 1", "build": "exit 1" } }`,
};
