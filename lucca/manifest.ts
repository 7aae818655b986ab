import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { z } from "zod";
import type { Fault } from "../db/refusal.ts";
import type { EnvironmentName, Json } from "../db/schema.ts";
import { faultsOf } from "./faults.ts";
import {
  access,
  branding,
  clientName,
  database,
  git,
  host,
  infrastructure,
  moduleEntry,
  timeZone,
} from "./manifest-values.ts";

/** Labels under the base host that are or will be Mocca's own. */
export const reserved = ["portal", "api", "www", "git", "mocca", "npm"];

/** `[a-z][a-z0-9-]{1,30}`, and no word that is a host of ours. Names hosts, repositories and roles. */
export const slug = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,30}$/, "2 to 31 of a–z, 0–9 and -, starting with a letter")
  .refine(
    (s) => !/-(test|portal)$/.test(s) && !s.endsWith("-"),
    "a name that does not end in -test, -portal or -",
  )
  .refine((s) => !reserved.includes(s), `any name but ${reserved.join(", ")}`)
  // A role is called after the slug, and PostgreSQL keeps names that begin with pg_ for itself.
  .refine((s) => s !== "pg" && !s.startsWith("pg-"), "a name that does not begin with pg-");

const document = z
  .strictObject({
    client: z
      .strictObject({
        name: clientName.meta({ title: "Name", description: "As people say it." }),
        slug: slug.meta({
          title: "Slug",
          description: "Names hosts, repositories and roles; it stays once the client is there.",
          readOnly: true,
        }),
        domain: host.meta({
          title: "Domain",
          description: "Where production answers, such as panna.mocca.nz.",
        }),
      })
      .meta({ title: "Client" }),
    infrastructure: infrastructure.meta({
      title: "Infrastructure",
      description: "Which vendor each part of the city is made at.",
    }),
    modules: z
      .object({
        integrations: z
          .record(z.string(), moduleEntry)
          .default({})
          .meta({ title: "Integrations", description: "Connections to other systems." }),
      })
      .catchall(moduleEntry)
      .prefault({})
      .meta({ title: "Modules", description: "What the client's instance is made of." }),
    git: git.prefault({}).meta({ title: "Repository" }),
    domains: z
      .strictObject({
        production: host.optional().meta({
          title: "Production",
          description: "Only where it is another one than the client's domain.",
        }),
        staging: host.optional().meta({
          title: "Staging",
          description: "Left empty, it is production's with -test after its first part.",
        }),
      })
      .prefault({})
      .meta({ title: "Domains" }),
    access: access.prefault({}).meta({
      title: "Access",
      description: "Who passes the gate of the environments, beside the team.",
    }),
    database: database.prefault({}).meta({ title: "Database" }),
    storage: z
      .strictObject({
        enabled: z
          .boolean()
          .default(true)
          .meta({ title: "Storage for files", description: "A bucket for each environment." }),
      })
      .prefault({})
      .meta({ title: "Storage" }),
    branding: branding.prefault({}).meta({ title: "Branding" }),
    time_zone: timeZone.default("Pacific/Auckland").meta({
      title: "Time zone",
      description: "The client's, for dates and business rules.",
      format: "time-zone",
    }),
  })
  .meta({ title: "Configuration" });

export type Manifest = z.output<typeof document>;

/** What a project wants: the document a client's city is generated from. Unknown names are refused. */
export const manifestSchema = document.refine(
  (manifest) => domainOf(manifest, "production") !== domainOf(manifest, "staging"),
  { path: ["domains", "staging"], error: "another domain than production's" },
);

/** Reads a manifest with its defaults filled in, or every fault in it at once. */
export function readManifest(value: unknown): { manifest: Manifest } | { faults: Fault[] } {
  const result = manifestSchema.safeParse(value, { reportInput: true });
  return result.success ? { manifest: result.data } : { faults: faultsOf(result.error) };
}

/** SHA-256 of the canonical JSON: equal for equal wishes, however they were written down. */
export function manifestHash(manifest: Manifest): string {
  return createHash("sha256")
    .update(canonicalize(manifest) ?? "")
    .digest("hex");
}

/** The environment's own domain; staging's default stays one level deep, so one certificate covers it. */
export function domainOf(manifest: Manifest, environment: EnvironmentName): string {
  const { client, domains } = manifest;
  if (environment === "production") return domains.production ?? client.domain;
  const [first, ...rest] = client.domain.split(".");
  return domains.staging ?? [`${first}-test`, ...rest].join(".");
}

/** The same wish on this machine alone: every vendor `local`. */
export function onLocal(manifest: Manifest): Manifest {
  const { region: _, ...infrastructure } = manifest.infrastructure;
  return {
    ...manifest,
    infrastructure: {
      ...infrastructure,
      provider: "local",
      database: "local",
      auth: "local",
      git: "local",
    },
  };
}

/** The manifest as jsonb and `manifest.json` hold it: without members that are not set. */
export function plain(manifest: Manifest): Json {
  return JSON.parse(JSON.stringify(manifest));
}
