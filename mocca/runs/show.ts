import { and, asc, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { resource } from "../../db/schema.ts";
import { rightsAt } from "../rights-at.ts";
import { question } from "../verb.ts";
import { findSeenRun, numberOfRun } from "./find.ts";
import { readRun } from "./read.ts";

/**
 * One run: its steps and what each comes after, both clocks, who asked and approved, what exists of
 * what it makes, and what the asker may do there.
 */
export const showRun = question({
  name: "runs/show",
  help: "Shows one run and its steps.",
  scope: "house",
  right: "look",
  input: z.object({ number: numberOfRun }),
  async run(db, { actor }, { number }) {
    const { row, role } = await findSeenRun(db, actor, number);
    const view = await readRun(db, row);
    const keys = view.steps.map((one) => one.key);
    const resources = await db
      .select({
        key: resource.key,
        kind: resource.capability,
        vendor: resource.vendor,
        externalId: resource.externalId,
        observedAt: resource.observedAt,
      })
      .from(resource)
      .where(and(eq(resource.projectId, row.projectId), inArray(resource.key, keys)))
      .orderBy(asc(resource.key));
    return { ...view, resources, rights: rightsAt(actor, role) };
  },
});
