import type { Db, Platform } from "../db/platform.ts";
import type { EnvironmentName, Facts } from "../db/schema.ts";
import type { Manifest } from "./manifest.ts";

/** What a client's city is made of. Each kind is one provider file at a vendor. */
export const kinds = [
  "repository",
  "code",
  "secrets",
  "database",
  "storage",
  "dns",
  "access",
  "compute",
  "pipeline",
  "deploy",
  "address",
] as const;
export type Kind = (typeof kinds)[number];

/** A to E of reference/provisioning 2.7: what a second identical call does, and so how to retry. */
export type IdempotencyClass = "A" | "B" | "C" | "D" | "E";

export type Subject = {
  client: { id: string; slug: string; name: string };
  project: { id: string; slug: string; manifest: Manifest };
  environment?: { id: string; name: EnvironmentName };
};

/** A thing as it stands at the vendor. `facts` never hold a secret: they name the vault entry. */
export type Found = { externalId: string; marker: string; facts: Facts };

/** The vault as one project's providers see it; values never leave through facts, logs or errors. */
export type Vault = {
  get(name: string): Promise<string | undefined>;
  put(name: string, value: string): Promise<void>;
  remove(name: string): Promise<void>;
};

/** What one provider call is given. */
export type Work = {
  platform: Platform;
  db: Db;
  subject: Subject;
  /** The step's key, such as `database/staging` or `access/api/production`. */
  key: string;
  /** Ours to write onto the remote thing, and the only proof that a thing found there is ours. */
  marker: string;
  /** What we stored last time: a hint, never proof. */
  hint: Found | undefined;
  vault: Vault;
  /** What another step of this project returned; refuses when that step has not run. */
  output(key: string): Promise<Found>;
  /** Stores the external id at once, before whatever else `ensure` still has to do. */
  record(externalId: string): Promise<void>;
  /** Ends when the run is cancelled or the lease is lost. */
  signal: AbortSignal;
};

/**
 * One kind of resource at one vendor. Each function may run again at any point:
 * `observe` reads and writes nothing; `ensure` observes, creates or adopts (only with our marker),
 * syncs each part we own and returns fresh facts; `remove` treats "already gone" as success.
 */
export type Provider = {
  class: IdempotencyClass;
  observe(work: Work): Promise<Found | undefined>;
  ensure(work: Work): Promise<Found>;
  remove(work: Work): Promise<void>;
};

export type Vendor = {
  /** As a manifest names it under `infrastructure`. */
  name: string;
  /** Why this process cannot offer the vendor though nothing is missing. */
  unavailable?: string;
  providers: Partial<Record<Kind, Provider>>;
};
