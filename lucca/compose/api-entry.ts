import type { ModuleSource } from "./file-tree.ts";
import { generated } from "./generated.ts";
import { identifier } from "./identifier.ts";

/** `apps/api/index.ts`: the Worker, which imports the API of each module that has one. */
export function apiEntry(sources: readonly ModuleSource[]): string {
  const withApi = sources.filter(({ files }) => files.has("api/routes.ts"));
  const lines = sources.map((source) => {
    const routes = withApi.includes(source) ? `, routes: ${identifier(source.name)}` : "";
    return `    { name: "${source.name}", version: "${source.version}"${routes} },`;
  });
  return `${generated}
import { routes as custom } from "../../custom/api.ts";
${withApi.map(({ name }) => `import { routes as ${identifier(name)} } from "./${name}/routes.ts";`).join("\n")}
import { createWorker } from "./mocca-client/worker.ts";

// Workers are named by their default export.
export default createWorker(
  [
${lines.join("\n")}
  ],
  custom,
);
`;
}
