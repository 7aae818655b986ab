import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Db, Platform } from "../db/platform.ts";
import { resource } from "../db/schema.ts";
import { cityName, type Part, partsOf } from "./city.ts";
import { type Manifest, manifestHash, manifestSchema } from "./manifest.ts";
import { kinds, type Vendor } from "./provider.ts";
import type { City } from "./subject.ts";
import { pipelineSecrets, providerOf, vendorOf } from "./vendors.ts";
import { workFor } from "./work.ts";

const planned = z.object({
  key: z.string(),
  kind: z.enum(kinds),
  environment: z.enum(["staging", "production"]).optional(),
  title: z.string(),
  after: z.array(z.string()),
  class: z.enum(["A", "B", "C", "D", "E"]),
  vendor: z.string(),
  there: z.boolean(),
});

/** A plan as it is stored, shown and approved by its hash. */
export const planBody = z.object({
  kind: z.enum(["provision", "destroy"]),
  /** The record that the plan was made for; another one since then makes the plan stale. */
  manifestHash: z.string(),
  /** A manifest that somebody proposed; approving writes it to the record. */
  proposed: z
    .object({
      manifest: manifestSchema,
      author: z.string(),
      /** Where a push proposed it; a proposal from the console has neither. */
      branch: z.string().optional(),
      commit: z.string().optional(),
      /** What it changes in the record, as text by path; null where nothing stands. */
      changes: z.array(
        z.object({ path: z.string(), from: z.string().nullable(), to: z.string().nullable() }),
      ),
    })
    .optional(),
  parts: z.array(planned),
  notes: z.array(z.string()),
});

export type PlanBody = z.output<typeof planBody>;
export type PlannedPart = PlanBody["parts"][number];

export function planHash(body: PlanBody): string {
  return createHash("sha256")
    .update(canonicalize(body) ?? "")
    .digest("hex");
}

type Deps = { platform: Platform; db: Db; vendors: readonly Vendor[] };

/**
 * What provisioning this city would do: every part is observed in parallel at its vendor. Writes
 * nothing anywhere. Refuses when a name is taken by somebody else's thing.
 */
export async function planProvision(
  deps: Deps,
  city: City,
  manifest: Manifest,
  notes: string[],
): Promise<PlanBody> {
  const parts = partsOf(manifest, cityName(city.client, city.project));
  const there = await observed(deps, city, manifest, parts);
  return {
    kind: "provision",
    manifestHash: manifestHash(city.project.manifest),
    parts: parts.map((part, i) => describe(part, manifest, deps.vendors, there[i] ?? false)),
    notes: [...notes, ...secretNotes(manifest)],
  };
}

/** What destroying this city would remove, last made first; what is not there is left out. */
export async function planDestroy(deps: Deps, city: City): Promise<PlanBody> {
  const manifest = city.project.manifest;
  // Storage that the manifest has turned off since may still be there.
  const whole = { ...manifest, storage: { enabled: true } };
  const parts = partsOf(whole, cityName(city.client, city.project));
  const recorded = await deps.db
    .select({ key: resource.key })
    .from(resource)
    .where(eq(resource.projectId, city.project.id));
  const keys = new Set(recorded.map((row) => row.key));
  const seen = await observed(deps, city, manifest, parts);
  const there = parts.filter((part, i) => keys.has(part.key) || seen[i]);
  const remain = new Set(there.map((part) => part.key));
  const reversed = there.toReversed().map((part) => ({
    ...part,
    after: there
      .filter((other) => other.after.includes(part.key) && remain.has(other.key))
      .map((o) => o.key),
  }));
  return {
    kind: "destroy",
    manifestHash: manifestHash(manifest),
    parts: reversed.map((part) => describe(part, manifest, deps.vendors, true)),
    notes: ["Runs and events are kept. Data in databases and storage is gone for good."],
  };
}

async function observed(deps: Deps, city: City, manifest: Manifest, parts: Part[]) {
  const hints = await deps.db
    .select()
    .from(resource)
    .where(eq(resource.projectId, city.project.id));
  return Promise.all(
    parts.map(async (part) => {
      const work = workFor(deps, { ...city, project: { ...city.project, manifest } }, part, hints);
      return (await providerOf(manifest, part.kind, deps.vendors).observe(work)) !== undefined;
    }),
  );
}

function describe(
  part: Part,
  manifest: Manifest,
  vendors: readonly Vendor[],
  there: boolean,
): PlannedPart {
  const provider = providerOf(manifest, part.kind, vendors);
  return { ...part, class: provider.class, vendor: vendorOf(manifest, part.kind).vendor, there };
}

function secretNotes(manifest: Manifest): string[] {
  const { provider, database } = manifest.infrastructure;
  const idle = pipelineSecrets.filter(
    (s) => s.vendor !== undefined && s.vendor !== provider && s.vendor !== database,
  );
  return idle.length === 0 ? [] : [`Not needed here: ${idle.map((s) => s.name).join(", ")}.`];
}
