import { eq } from "drizzle-orm";
import type { Platform } from "../../../../db/platform.ts";
import { accessApplication } from "../../../../db/schema.ts";
import type { Part } from "../../../access/part.ts";

/** The AUD of each application of an environment. */
export async function audsOf(
  platform: Platform,
  environmentId: string,
): Promise<Partial<Record<Part, string>>> {
  const rows = await platform.withDb((db) =>
    db
      .select({ part: accessApplication.part, aud: accessApplication.id })
      .from(accessApplication)
      .where(eq(accessApplication.environmentId, environmentId)),
  );
  return Object.fromEntries(rows.map(({ part, aud }) => [part, aud]));
}
