import { compose } from "../../lucca/compose/compose.ts";
import type { FileTree } from "../../lucca/compose/file-tree.ts";
import { readManifest } from "../../lucca/manifest.ts";
import { readCatalogue } from "../../lucca/providers/local/catalogue.ts";
import { catalogue } from "../../modules/index.ts";

/** The manifest that the first client of all has. */
export const panna = {
  client: { name: "Panna", slug: "panna", domain: "panna.mocca.nz" },
  infrastructure: { provider: "cloudflare", database: "neon", auth: "microsoft-sso" },
  modules: {
    mocca_client: { enabled: true, version: "latest" },
    crm_base: { enabled: true, version: "1.2.0" },
    board_rm: { enabled: false },
    integrations: { xero: { enabled: true } },
  },
};

export const checkout = new URL("../..", import.meta.url).pathname;

/** Composes a client's repository out of this checkout. */
export async function composed(manifest: object = panna): Promise<FileTree> {
  const read = readManifest(manifest);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  const sources = await readCatalogue(checkout);
  const manifestJson = `${JSON.stringify(manifest, null, 2)}\n`;
  return compose({ manifest: read.manifest, manifestJson, catalogue, ...sources });
}
