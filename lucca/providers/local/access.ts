import { and, eq } from "drizzle-orm";
import { newId } from "../../../db/id.ts";
import { accessApplication } from "../../../db/schema.ts";
import type { Found, Provider, Work } from "../../provider.ts";
import { environmentIn } from "./environment-in.ts";

/** An access application for the dashboard or the API of one environment; its id is the AUD tag. */
export const access: Provider = {
  class: "B",
  async observe(work) {
    const row = await application(work);
    return row && found(work, row);
  },
  async ensure(work) {
    const { client, project } = work.subject;
    const { allow } = project.manifest.access;
    const place = {
      clientId: client.id,
      projectId: project.id,
      environmentId: environmentIn(work).id,
    };
    const [row] = await work.db
      .insert(accessApplication)
      .values({ id: newId(), ...place, part: partOf(work), allow })
      .onConflictDoUpdate({
        target: [accessApplication.environmentId, accessApplication.part],
        set: { allow },
      })
      .returning();
    if (row === undefined) throw new Error("An access application was not stored");
    return found(work, row);
  },
  async remove(work) {
    await work.db.delete(accessApplication).where(mine(work));
  },
};

function partOf(work: Work): "dashboard" | "api" {
  return work.key.startsWith("access/api") ? "api" : "dashboard";
}

function mine(work: Work) {
  return and(
    eq(accessApplication.environmentId, environmentIn(work).id),
    eq(accessApplication.part, partOf(work)),
  );
}

async function application(work: Work) {
  const [row] = await work.db.select().from(accessApplication).where(mine(work));
  return row;
}

function found(work: Work, row: typeof accessApplication.$inferSelect): Found {
  return {
    externalId: row.id,
    marker: work.marker,
    facts: { aud: row.id, part: row.part, allow: row.allow },
  };
}
