import { Refusal } from "../../db/refusal.ts";
import type { BuiltModule, CatalogueEntry } from "../../modules/contract.ts";
import type { Manifest } from "../manifest.ts";
import { apiEntry } from "./api-entry.ts";
import { contentHash } from "./content-hash.ts";
import { dashboardEntry, dashboardPage, instance } from "./dashboard-entry.ts";
import type { FileTree, ModuleSource } from "./file-tree.ts";
import { placeModule } from "./place-module.ts";
import { resolveModules } from "./resolve-modules.ts";

/** The parts of a manifest that a client's code is made from. */
export type Composable = Pick<Manifest, "client" | "modules" | "branding"> & {
  database: { migrations: string };
};

export type Wanted = {
  manifest: Composable;
  /** `manifest.json` as it is to lie in the repository, to the letter. */
  manifestJson: string;
  catalogue: readonly CatalogueEntry[];
  /** Sources of at least every module that the manifest enables. */
  modules: readonly ModuleSource[];
  template: FileTree;
};

/**
 * A client's whole repository: the same bytes for the same wish. What the manifest does not enable
 * is nowhere in it. Refuses a manifest whose modules cannot be resolved, with every fault.
 */
export async function compose(wanted: Wanted): Promise<FileTree> {
  const { manifest, catalogue, template } = wanted;
  const { enabled, wanted: planned, faults } = resolveModules(manifest.modules, catalogue);
  if (faults.length > 0) throw unresolvable(manifest.client.name, faults);
  const sources = enabled.map((entry) => sourceOf(entry, wanted.modules));
  const tree: FileTree = new Map();
  for (const [path, content] of template) tree.set(path, filledIn(path, content, manifest.client));
  const folder = manifest.database.migrations;
  for (const source of sources) placeModule(source, tree, folder);
  tree.set("manifest.json", wanted.manifestJson);
  tree.set(
    "mocca.lock.json",
    await lock(
      sources,
      folder,
      planned.map((entry) => entry.name),
    ),
  );
  tree.set("apps/api/index.ts", apiEntry(sources));
  tree.set("apps/dashboard/index.html", dashboardPage(manifest.client.name));
  tree.set("apps/dashboard/main.tsx", dashboardEntry());
  tree.set("apps/dashboard/instance.ts", instance(manifest, enabled, sources));
  return tree;
}

function unresolvable(name: string, faults: Refusal["faults"]): Refusal {
  const said = `${name} was not composed: its manifest names modules that cannot be had.`;
  return new Refusal(
    "invalid",
    said,
    "Correct the manifest, or see /modules for what there is.",
    faults,
  );
}

function sourceOf(entry: BuiltModule, modules: readonly ModuleSource[]): ModuleSource {
  const source = modules.find(
    ({ name, version }) => name === entry.name && version === entry.version,
  );
  if (!source) throw new Error(`the sources of ${entry.name} ${entry.version} were not given`);
  return source;
}

function filledIn(path: string, content: string | Uint8Array, client: Composable["client"]) {
  if (typeof content !== "string") return content;
  // In prose a name stands as it is; everywhere else it stands inside a quoted text.
  const name = path.endsWith(".md") ? client.name : JSON.stringify(client.name).slice(1, -1);
  return content.replaceAll("@CLIENT_NAME@", () => name).replaceAll("@CLIENT_SLUG@", client.slug);
}

/** What this instance is made of, in the order of requirements, and the folder of its migrations. */
async function lock(
  sources: readonly ModuleSource[],
  migrations: string,
  wanted: readonly string[],
): Promise<string> {
  const modules = await Promise.all(
    sources.map(async ({ name, version, files }) => ({
      name,
      version,
      sha256: await contentHash(files),
    })),
  );
  return `${JSON.stringify({ modules, migrations, wanted }, null, 2)}\n`;
}
