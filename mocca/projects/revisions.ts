import { and, desc, eq, lt } from "drizzle-orm";
import { z } from "zod";
import { actorName } from "../../db/actor.ts";
import { manifestRevision } from "../../db/schema.ts";
import { pageLimit, pageOf } from "../page.ts";
import { difference } from "../plans/difference.ts";
import { question } from "../verb.ts";
import { findCity } from "./find.ts";

/**
 * Every manifest that the record has held, the newest first from `before` on: who wrote it, when, and
 * what it changed in the one before. `against` compares with that revision instead.
 */
export const listRevisions = question({
  name: "projects/revisions",
  help: "Lists the history of a project's configuration.",
  scope: "client",
  right: "look",
  input: z.strictObject({
    project: z.string(),
    before: z.uuid().optional(),
    against: z.uuid().optional(),
    limit: pageLimit.default(20),
  }),
  async run(db, { client }, { project, before, against, limit }) {
    const { row } = await findCity(db, client, project);
    const ofProject = eq(manifestRevision.projectId, row.id);
    const found = await db
      .select()
      .from(manifestRevision)
      .where(and(ofProject, before === undefined ? undefined : lt(manifestRevision.id, before)))
      .orderBy(desc(manifestRevision.id))
      .limit(limit + 1);
    const [other] =
      against === undefined
        ? []
        : await db
            .select()
            .from(manifestRevision)
            .where(and(ofProject, eq(manifestRevision.id, against)));
    const shown = found.map(({ id, hash, manifest, actor, createdAt }, i) => {
      const from = other ?? found[i + 1];
      return {
        id,
        hash,
        manifest,
        by: actorName(actor),
        at: createdAt,
        current: hash === row.manifestHash,
        /** Null for the first one, which has nothing before it. */
        changes: from === undefined ? null : difference(from.manifest, manifest),
      };
    });
    return pageOf(shown, limit, (last) => last.id);
  },
});
