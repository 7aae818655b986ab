import type { BuiltModule } from "../../modules/contract.ts";
import type { Manifest } from "../manifest.ts";
import type { ModuleSource } from "./file-tree.ts";
import { generated } from "./generated.ts";
import { identifier } from "./identifier.ts";

/** `apps/dashboard/index.html`: the one page; the Worker writes its session into it. */
export function dashboardPage(clientName: string): string {
  return `<!doctype html>
<html lang="en-NZ">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="robots" content="noindex" />
    <meta name="session" content="session" />
    <link rel="icon" href="data:," />
    <title>${escaped(clientName)}</title>
  </head>
  <body>
    <div id="root"></div>
    <noscript>${escaped(clientName)} needs JavaScript. Allow it for this site and load the page again.</noscript>
    <script type="module" src="./main.tsx"></script>
  </body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

/** `apps/dashboard/main.tsx`: starts the shell with this instance. */
export function dashboardEntry(): string {
  return `${generated}
import { instance } from "./instance.ts";
import { start } from "./mocca-client/start.tsx";

start(instance);
`;
}

/** `apps/dashboard/instance.ts`: who the client is, and the pages of each module that has some. */
export function instance(
  { client, branding }: Pick<Manifest, "client" | "branding">,
  enabled: readonly BuiltModule[],
  sources: readonly ModuleSource[],
): string {
  const shown = enabled.map((entry) => {
    const files = sources.find(({ name }) => name === entry.name)?.files;
    return { entry, pages: files?.has("dashboard/dashboard.tsx") === true };
  });
  const imports = shown
    .filter(({ pages }) => pages)
    .map(
      ({ entry }) =>
        `import { dashboard as ${identifier(entry.name)} } from "./${entry.name}/dashboard.tsx";`,
    );
  const modules = shown.map(({ entry, pages }) => {
    const dashboard = pages ? `, dashboard: ${identifier(entry.name)}` : "";
    return `    { title: ${JSON.stringify(entry.title)}, version: "${entry.version}"${dashboard} },`;
  });
  return `${generated}
import { dashboard as custom } from "../../custom/dashboard.tsx";
import { welcome } from "../../custom/welcome.ts";
${imports.join("\n")}
import type { Instance } from "./mocca-client/instance.ts";
${logoImport(branding.logo)}
export const instance: Instance = {
  name: ${JSON.stringify(client.name)},
  colour: ${JSON.stringify(branding.colour ?? null)},
  logo: ${branding.logo ? "Object.values(logos)[0] ?? null" : "null"},
  modules: [
${modules.join("\n")}
  ],
  custom,
  welcome,
};
`;
}

/** A pattern rather than an import: a picture that is not there yet leaves the name alone in its place. */
function logoImport(logo: string | undefined): string {
  if (!logo) return "";
  const pattern = JSON.stringify(`../../${logo}`);
  return `
const logos = import.meta.glob<string>(${pattern}, { eager: true, query: "?url", import: "default" });
`;
}
