import type { EnvironmentName } from "../db/schema.ts";
import { domainOf, type Manifest } from "./manifest.ts";
import type { Kind } from "./provider.ts";

/** One thing that a city is made of: a node of the DAG that a run walks. */
export type Part = {
  /** Unique in the project and stable: the step's and the resource's key. */
  key: string;
  kind: Kind;
  environment?: EnvironmentName | undefined;
  title: string;
  after: string[];
};

export const environmentNames: readonly EnvironmentName[] = ["staging", "production"];

/** The clock *provisioned* stops when every part but these is done; *live* when these are too. */
export const liveKinds: readonly Kind[] = ["deploy", "address"];

/** Everything a project's city is made of, in an order in which each part follows what it needs. */
export function partsOf(manifest: Manifest, name: string): Part[] {
  const branches = manifest.git.branches;
  return [
    { key: "repository", kind: "repository", title: `Repository ${name}, private`, after: [] },
    { key: "secrets", kind: "secrets", title: "Secret MOCCA_WEBHOOK_SECRET, sealed", after: [] },
    {
      key: "code",
      kind: "code",
      title: `Code from the template and modules on ${branches.production} and ${branches.staging}`,
      after: ["repository"],
    },
    { key: "pipeline", kind: "pipeline", title: "Pipeline for pushes", after: ["code", "secrets"] },
    ...environmentNames.flatMap((environment) => environmentParts(manifest, environment)),
  ];
}

function environmentParts(manifest: Manifest, environment: EnvironmentName): Part[] {
  const domain = domainOf(manifest, environment);
  const at = (kind: string) => `${kind}/${environment}`;
  const storage: Part[] = manifest.storage.enabled
    ? [
        {
          key: at("storage"),
          kind: "storage",
          environment,
          title: `Storage ${environment}`,
          after: [],
        },
      ]
    : [];
  const ground: Part[] = [
    {
      key: at("database"),
      kind: "database",
      environment,
      title: `Database ${environment}, PostgreSQL`,
      after: [],
    },
    ...storage,
    {
      key: at("compute"),
      kind: "compute",
      environment,
      title: `Compute ${environment}`,
      after: [],
    },
    { key: at("dns"), kind: "dns", environment, title: `Domain ${domain}`, after: [at("compute")] },
    ...(["dashboard", "api"] as const).map(
      (part): Part => ({
        key: at(`access/${part}`),
        kind: "access",
        environment,
        title: `Access to the ${part}, ${environment}`,
        after: [],
      }),
    ),
  ];
  return [
    ...ground,
    {
      key: at("deploy"),
      kind: "deploy",
      environment,
      title: `Deploy ${environment}`,
      after: ["pipeline", ...ground.map((part) => part.key)],
    },
    {
      key: at("address"),
      kind: "address",
      environment,
      title: `Address ${environment} answers`,
      after: [at("deploy")],
    },
  ];
}

/** What a project's repository and hosts are called: the client's slug, or both slugs for a further project. */
export function cityName(client: { slug: string }, project: { slug: string }): string {
  return client.slug === project.slug ? client.slug : `${client.slug}-${project.slug}`;
}

/** The hosts of one environment: its address under Mocca's own base host, then its domain. */
export function hostsOf(
  baseUrl: string,
  city: string,
  manifest: Manifest,
  environment: EnvironmentName,
): [own: string, domain: string] {
  const base = new URL(baseUrl).hostname;
  const label = environment === "production" ? city : `${city}-test`;
  return [`${label}.${base}`, domainOf(manifest, environment)];
}

/** The address of an environment under Mocca's own base host, as people type it. */
export function ownAddress(baseUrl: string, ownHost: string): string {
  const url = new URL(baseUrl);
  url.hostname = ownHost;
  return url.origin;
}

/** The marker that we write onto everything we make for a project, and look for before we adopt. */
export function markerOf(project: { id: string }, key: string): string {
  return `lucca:${project.id}:${key}`;
}
