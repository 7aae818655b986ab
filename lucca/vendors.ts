import type { Config } from "../db/platform.ts";
import { Refusal } from "../db/refusal.ts";
import type { Manifest } from "./manifest.ts";
import type { Kind, Provider, Vendor } from "./provider.ts";

type Choice = { vendor: string; path: string };

/** Which vendor a manifest chooses for each kind of thing, and where it says so. */
export function vendorOf(manifest: Manifest, kind: Kind): Choice {
  const { provider, database, git } = manifest.infrastructure;
  switch (kind) {
    case "repository":
    case "code":
    case "secrets":
    case "pipeline":
    case "deploy":
      return {
        vendor: git ?? (provider === "local" ? "local" : "github"),
        path: "infrastructure.git",
      };
    case "database":
      return { vendor: database, path: "infrastructure.database" };
    case "storage":
    case "dns":
    case "access":
    case "compute":
    case "address":
      return { vendor: provider, path: "infrastructure.provider" };
  }
}

/** The credentials that each vendor needs before it can be offered. */
const variables: Record<string, readonly string[]> = {
  cloudflare: ["CLOUDFLARE_API_TOKEN", "CLOUDFLARE_ACCOUNT_ID"],
  neon: ["NEON_API_KEY"],
  github: ["GITHUB_TOKEN", "GITHUB_ORG"],
  gitea: ["GITEA_URL", "GITEA_TOKEN", "GITEA_ORG"],
  "microsoft-sso": ["ENTRA_TENANT_ID", "ENTRA_CLIENT_ID", "ENTRA_CLIENT_SECRET"],
  local: [],
};

/** The four secrets that a client's pipeline may need, and which vendor needs each. */
export const pipelineSecrets: readonly { name: string; vendor: string | undefined }[] = [
  { name: "MOCCA_WEBHOOK_SECRET", vendor: undefined },
  { name: "CLOUDFLARE_API_TOKEN", vendor: "cloudflare" },
  { name: "CLOUDFLARE_ACCOUNT_ID", vendor: "cloudflare" },
  { name: "NEON_API_KEY", vendor: "neon" },
];

/**
 * Refuses, all at once, every vendor of a manifest that cannot be used here: without credentials
 * (naming the variables), not built yet, or not in this process.
 */
export function checkVendors(manifest: Manifest, vendors: readonly Vendor[], config: Config): void {
  const { provider, database, auth, git } = manifest.infrastructure;
  const wanted = [
    ...new Set([git ?? vendorOf(manifest, "repository").vendor, provider, database, auth]),
  ];
  const reasons = wanted.flatMap((name) => reasonAgainst(name, vendors, config));
  if (reasons.length === 0) return;
  const { name, slug } = manifest.client;
  const here = vendors.some((one) => one.name === "local" && one.unavailable === undefined);
  const steps = reasons.flatMap((reason) => reason.next);
  if (here) steps.push(`Or provision on this machine with \`/provision ${slug} --on local\`.`);
  throw new Refusal(
    "unavailable",
    `${name} was not provisioned: ${reasons.map((reason) => reason.why).join("; ")}.`,
    steps.join(" ").replace(/^Or p/, "P"),
  );
}

function reasonAgainst(name: string, vendors: readonly Vendor[], config: Config) {
  const missing = (variables[name] ?? []).filter(
    (variable) => config.vendors[variable] === undefined,
  );
  if (missing.length > 0)
    return [{ why: `${name} has no credentials here`, next: [`Set ${missing.join(" and ")}.`] }];
  const vendor = vendors.find((one) => one.name === name);
  if (vendor === undefined)
    return [{ why: `${name} is planned and cannot be provisioned yet`, next: [] }];
  if (vendor.unavailable !== undefined)
    return [{ why: vendor.unavailable, next: ["Say it to the Mocca that holds them."] }];
  return [];
}

/** The provider of a kind at the vendor that the manifest names. */
export function providerOf(manifest: Manifest, kind: Kind, vendors: readonly Vendor[]): Provider {
  const { vendor, path } = vendorOf(manifest, kind);
  const provider = vendors.find((one) => one.name === vendor)?.providers[kind];
  if (provider === undefined)
    throw new Refusal(
      "unavailable",
      `${vendor} offers no ${kind} here.`,
      `Choose another vendor at ${path} of the manifest.`,
    );
  return provider;
}
