import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { z } from "zod";
import type { Fault } from "../db/refusal.ts";
import type { EnvironmentName, Json } from "../db/schema.ts";
import { faultsOf } from "./faults.ts";

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

const host = z
  .string()
  .max(253)
  .regex(
    /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
    "a domain such as panna.mocca.nz",
  );

const branch = z.string().regex(/^[a-z][a-z0-9-]{0,60}$/, "a branch name of a–z, 0–9 and -");

const moduleEntry = z.strictObject({
  enabled: z.boolean(),
  version: z
    .string()
    .regex(/^(latest|\d+\.\d+\.\d+)$/, "latest, or a version such as 1.2.0")
    .default("latest"),
});

const timeZone = z.string().refine(isTimeZone, "a time zone such as Pacific/Auckland");

const providers = ["cloudflare", "local", "vercel", "aws", "azure"] as const;
const databases = ["neon", "local", "supabase", "planetscale"] as const;
const identities = ["microsoft-sso", "local"] as const;
const gits = ["github", "local", "gitea"] as const;

const document = z.strictObject({
  client: z.strictObject({
    name: z
      .string()
      .trim()
      .regex(/^[^\p{C}]{1,80}$/u, "1 to 80 letters on one line"),
    slug,
    domain: host,
  }),
  infrastructure: z.strictObject({
    provider: z.enum(providers),
    database: z.enum(databases),
    auth: z.enum(identities),
    git: z.enum(gits).optional(),
    region: z
      .string()
      .regex(/^[a-z0-9-]{2,40}$/, "a region such as aws-ap-southeast-2")
      .optional(),
  }),
  modules: z
    .object({ integrations: z.record(z.string(), moduleEntry).default({}) })
    .catchall(moduleEntry)
    .prefault({}),
  git: z
    .strictObject({
      organisation: z
        .string()
        .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,38}$/, "an organisation's name")
        .optional(),
      template: z
        .string()
        .regex(/^[\w.-]+(\/[\w.-]+)?$/, "a template such as mioltd/template")
        .default("modules/template"),
      branches: z
        .strictObject({ production: branch.default("main"), staging: branch.default("staging") })
        .refine((b) => b.production !== b.staging, "two different branches")
        .prefault({}),
    })
    .prefault({}),
  domains: z.strictObject({ production: host.optional(), staging: host.optional() }).prefault({}),
  access: z
    .strictObject({
      team_domain: host.optional(),
      allow: z
        .array(
          z
            .string()
            .regex(/^([^@\s]+)?@[^@\s]+\.[^@\s]+$/, "an address, or @domain for everybody there"),
        )
        .default([]),
    })
    .prefault({}),
  database: z
    .strictObject({
      version: z.literal([15, 16, 17]).default(17),
      migrations: z
        .string()
        .regex(/^(?!apps$|custom$)[a-z][a-z0-9_-]{0,40}$/, "a folder name, not apps or custom")
        .default("migrations"),
    })
    .prefault({}),
  storage: z.strictObject({ enabled: z.boolean().default(true) }).prefault({}),
  branding: z
    .strictObject({
      colour: z
        .string()
        .regex(/^#[0-9a-fA-F]{6}$/, "a colour such as #B5452C")
        .optional(),
      logo: z
        .string()
        .regex(/^custom\/(?!.*\.\.)[\w./-]+\.(svg|png|webp)$/, "a picture under custom/")
        .optional(),
    })
    .prefault({}),
  time_zone: timeZone.default("Pacific/Auckland"),
});

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

function isTimeZone(zone: string): boolean {
  return Intl.supportedValuesOf("timeZone").includes(zone) || zone === "UTC";
}

/** The manifest as jsonb and `manifest.json` hold it: without members that are not set. */
export function plain(manifest: Manifest): Json {
  return JSON.parse(JSON.stringify(manifest));
}
