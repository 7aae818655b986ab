import { isDeepStrictEqual } from "node:util";
import { and, eq, isNull } from "drizzle-orm";
import { newId } from "../../../db/id.ts";
import { accessApplication, serviceToken } from "../../../db/schema.ts";
import { allowOf } from "../../access/allow.ts";
import type { Part } from "../../access/part.ts";
import type { Found, Provider, Work } from "../../provider.ts";
import { environmentIn } from "./environment-in.ts";

/** An access application for the dashboard or the API of one environment; its id is the AUD tag. */
export const access: Provider = {
  class: "B",
  async observe(work) {
    const row = await application(work);
    return row && isDeepStrictEqual(row.allow, allowed(work)) ? found(work, row) : undefined;
  },
  async ensure(work) {
    const { client, project } = work.subject;
    const allow = allowed(work);
    const place = {
      clientId: client.id,
      projectId: project.id,
      environmentId: environmentIn(work).id,
    };
    const [row] = await work.db
      .insert(accessApplication)
      .values({ id: newId(), ...place, part: partIn(work), allow })
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
    // An environment that is made anew lets no machine in by a key of the old one.
    const here = eq(serviceToken.environmentId, environmentIn(work).id);
    const revokedAt = new Date();
    await work.db
      .update(serviceToken)
      .set({ revokedAt })
      .where(and(here, isNull(serviceToken.revokedAt)));
  },
};

function partIn(work: Work): Part {
  return work.key.startsWith("access/api") ? "api" : "dashboard";
}

function allowed(work: Work): string[] {
  return allowOf(work.subject.project.manifest, partIn(work));
}

function mine(work: Work) {
  return and(
    eq(accessApplication.environmentId, environmentIn(work).id),
    eq(accessApplication.part, partIn(work)),
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
