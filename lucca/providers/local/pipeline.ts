import { and, eq, isNotNull, ne } from "drizzle-orm";
import { deploy, project } from "../../../db/schema.ts";
import type { Found, Provider, Work } from "../../provider.ts";
import type { Local } from "./local.ts";
import { sweepBuilds } from "./pipeline/sweep-builds.ts";

/** The way of a pushed commit; it is the process's own, so a project only takes its part of it. */
export function pipeline(local: Local): Provider {
  return {
    class: "A",
    observe: async (work) => (work.hint === undefined ? undefined : found(work)),
    ensure: async (work) => found(work),
    async remove(work) {
      const others = await work.db
        .selectDistinct({ build: deploy.build })
        .from(deploy)
        .innerJoin(project, eq(project.id, deploy.projectId))
        .where(and(isNotNull(deploy.build), ne(deploy.projectId, work.subject.project.id)));
      await sweepBuilds(local.pipeline, new Set(others.map((row) => String(row.build))));
    },
  };
}

function found(work: Work): Found {
  const { production, staging } = work.subject.project.manifest.git.branches;
  return {
    externalId: work.subject.project.id,
    marker: work.marker,
    facts: { production, staging },
  };
}
