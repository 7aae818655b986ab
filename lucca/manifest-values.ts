import { z } from "zod";

/*
 * What each part of a manifest may hold. Titles and help are what a form of it shows.
 */

export const host = z
  .string()
  .max(253)
  .regex(
    /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
    "a domain such as panna.mocca.nz",
  );

export const clientName = z
  .string()
  .trim()
  .regex(/^[^\p{C}]{1,80}$/u, "1 to 80 letters on one line");

export const timeZone = z.string().refine(isTimeZone, "a time zone such as Pacific/Auckland");

function isTimeZone(zone: string): boolean {
  return Intl.supportedValuesOf("timeZone").includes(zone) || zone === "UTC";
}

export const moduleEntry = z.strictObject({
  enabled: z.boolean().meta({ title: "Enabled" }),
  version: z
    .string()
    .regex(/^(latest|\d+\.\d+\.\d+)$/, "latest, or a version such as 1.2.0")
    .default("latest")
    .meta({ title: "Version", description: "The newest one of the catalogue, or one by number." }),
});

const branch = z.string().regex(/^[a-z][a-z0-9-]{0,60}$/, "a branch name of a–z, 0–9 and -");

/** Whom an application lets in; for one without a list of its own, `access.allow` is what counts. */
const admitted = z
  .string()
  .regex(
    /^(([^@\s]+)?@[^@\s]+\.[^@\s]+|team:(owners|operators|members))$/,
    "an address, @domain for everybody there, or team:owners, team:operators, team:members",
  );

export const infrastructure = z.strictObject({
  provider: z.enum(["cloudflare", "local", "vercel", "aws", "azure"]).meta({
    title: "Compute and domains",
    description: "Where the instance runs; local is the machine that Mocca runs on.",
  }),
  database: z
    .enum(["neon", "local", "supabase", "planetscale"])
    .meta({ title: "Database", description: "Where each environment's PostgreSQL is." }),
  auth: z
    .enum(["microsoft-sso", "local"])
    .meta({ title: "Identity", description: "Who vouches for the people at the gate." }),
  git: z.enum(["github", "local", "gitea"]).optional().meta({
    title: "Git",
    description: "Where the repository is; left empty, where the compute vendor suggests.",
  }),
  region: z
    .string()
    .regex(/^[a-z0-9-]{2,40}$/, "a region such as aws-ap-southeast-2")
    .optional()
    .meta({ title: "Region", description: "The vendor's word for it; left empty, its usual one." }),
});

export const git = z.strictObject({
  organisation: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,38}$/, "an organisation's name")
    .optional()
    .meta({ title: "Organisation", description: "The repository's owner at the git vendor." }),
  template: z
    .string()
    .regex(/^[\w.-]+(\/[\w.-]+)?$/, "a template such as mioltd/template")
    .default("modules/template")
    .meta({ title: "Template", description: "What a new repository starts from." }),
  branches: z
    .strictObject({
      production: branch.default("main").meta({ title: "Production branch" }),
      staging: branch.default("staging").meta({ title: "Staging branch" }),
    })
    .refine((b) => b.production !== b.staging, "two different branches")
    .prefault({})
    .meta({ title: "Branches", description: "A push to one is live on its environment." }),
});

const people = "Addresses, @domain for everybody there, or team:owners, operators or members.";

export const access = z.strictObject({
  team_domain: host.optional().meta({
    title: "Team domain",
    description: "The access vendor's domain of the client's team.",
  }),
  allow: z.array(admitted).default([]).meta({ title: "Who may enter", description: people }),
  dashboard: z
    .strictObject({
      allow: z.array(admitted).meta({ title: "Dashboard alone", description: people }),
    })
    .optional(),
  api: z
    .strictObject({ allow: z.array(admitted).meta({ title: "API alone", description: people }) })
    .optional(),
});

export const database = z.strictObject({
  version: z.literal([15, 16, 17]).default(17).meta({
    title: "PostgreSQL",
    description: "The major version of a database that is made new.",
  }),
  migrations: z
    .string()
    .regex(/^(?!apps$|custom$)[a-z][a-z0-9_-]{0,40}$/, "a folder name, not apps or custom")
    .default("migrations")
    .meta({ title: "Migrations folder", description: "In the client's repository." }),
});

export const branding = z.strictObject({
  colour: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, "a colour such as #B5452C")
    .optional()
    .meta({
      title: "Colour",
      description: "The client's own, for portal and instance.",
      format: "colour",
    }),
  logo: z
    .string()
    .regex(/^custom\/(?!.*\.\.)[\w./-]+\.(svg|png|webp)$/, "a picture under custom/")
    .optional()
    .meta({ title: "Logo", description: "A picture under custom/ in the client's repository." }),
});
