import { z } from "zod";
import type { Config } from "../db/platform.ts";
import { Refusal } from "../db/refusal.ts";
import { faultsOf } from "../lucca/faults.ts";

/** What the environment may say besides the vendors' credentials; README.md tells each. */
const settings = z.object({
  PORT: z.coerce
    .number()
    .int()
    .min(0, "a port, 0 to 65535")
    .max(65_535, "a port, 0 to 65535")
    .default(8787),
  HOST: z.string().min(1, "an address to listen on").default("127.0.0.1"),
  MOCCA_DATA_DIR: z.string().min(1, "a folder").default(".mocca"),
  MOCCA_BASE_URL: z
    .url({ protocol: /^https?$/, error: "an address such as https://mocca.example" })
    .optional(),
  MOCCA_MASTER_KEY: z.base64("32 bytes in base64").optional(),
  MOCCA_OWNER_EMAIL: z.email("an e-mail address").default("owner@mocca.localhost"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "postgres://…" }).optional(),
});

export type Settings = z.output<typeof settings>;

/** Settings whose values are never repeated: a database's address holds its password. */
const secretSettings = ["MOCCA_MASTER_KEY", "DATABASE_URL"];

/** Vendors' variables: each group is set whole or not at all. */
const groups: readonly (readonly string[])[] = [
  ["CLOUDFLARE_API_TOKEN", "CLOUDFLARE_ACCOUNT_ID"],
  ["GITHUB_TOKEN", "GITHUB_ORG"],
  ["GITEA_URL", "GITEA_TOKEN", "GITEA_ORG"],
  ["ENTRA_TENANT_ID", "ENTRA_CLIENT_ID", "ENTRA_CLIENT_SECRET"],
  ["NEON_API_KEY"],
  ["SMTP_URL", "MAIL_FROM"],
  ["MICROSOFT_CLIENT_ID", "MICROSOFT_CLIENT_SECRET", "MICROSOFT_TENANT_ID"],
  ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_NAME"],
];

/** Vendors' variables that have a form; the others are whatever the vendor gave. */
const forms: Readonly<Record<string, z.ZodType>> = {
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: "smtp://… or smtps://…" }),
  MICROSOFT_TENANT_ID: z.guid("the id of your own tenant, as Entra shows it"),
  OIDC_ISSUER: z
    .url("an address")
    .refine(isPrivate, "https://…, or an address of this machine for a trial"),
};

function isPrivate(address: string): boolean {
  if (!URL.canParse(address)) return true;
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}

/** Reads the environment once. Refuses, naming each variable, what is wrong, empty or half set. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): {
  settings: Settings;
  vendors: Config["vendors"];
} {
  const read = settings.safeParse(env, { reportInput: true });
  const faults = read.success
    ? []
    : faultsOf(read.error).map((fault) =>
        secretSettings.includes(fault.path) ? { ...fault, found: "a value" } : fault,
      );
  const names = groups.flat();
  for (const name of [...Object.keys(settings.shape), ...names])
    if (env[name] === "" && !faults.some((fault) => fault.path === name))
      faults.push({ path: name, found: "nothing", allowed: "a value, or not set at all" });
  for (const group of groups) {
    const missing = group.filter((name) => env[name] === undefined);
    if (missing.length > 0 && missing.length < group.length)
      faults.push(
        ...missing.map((path) => ({
          path,
          found: "nothing",
          allowed: `set with ${group.filter((n) => !missing.includes(n)).join(" and ")}`,
        })),
      );
  }
  for (const [name, form] of Object.entries(forms)) {
    const wrong = env[name] ? form.safeParse(env[name]).error : undefined;
    const allowed = wrong?.issues[0]?.message;
    if (allowed !== undefined) faults.push({ path: name, found: "a value", allowed });
  }
  const key = read.data?.MOCCA_MASTER_KEY;
  if (key && Buffer.from(key, "base64").length !== 32)
    faults.push({ path: "MOCCA_MASTER_KEY", found: "a value", allowed: "32 bytes in base64" });
  if (read.data?.DATABASE_URL !== undefined && key === undefined)
    faults.push({
      path: "MOCCA_MASTER_KEY",
      found: "nothing",
      allowed: "32 bytes in base64, required with DATABASE_URL",
    });
  if (!read.success || faults.length > 0)
    throw new Refusal(
      "invalid",
      "Mocca did not start: its configuration has faults.",
      "Mend these variables.",
      faults,
    );
  return {
    settings: read.data,
    vendors: Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : []))),
  };
}
