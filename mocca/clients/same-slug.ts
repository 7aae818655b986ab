import { Refusal } from "../../db/refusal.ts";
import type { Manifest } from "../../lucca/manifest.ts";
import type { City } from "../../lucca/subject.ts";

/** Refuses a manifest with another slug: it names hosts, repositories and roles, so it stays. */
export function sameSlug(city: City, manifest: Manifest): void {
  const { slug } = city.project.manifest.client;
  if (manifest.client.slug === slug) return;
  const found = `“${manifest.client.slug}”`;
  throw new Refusal(
    "invalid",
    "A client's slug cannot change once it is there.",
    `Put client.slug back to ${slug}.`,
    [{ path: "client.slug", found, allowed: slug }],
  );
}
