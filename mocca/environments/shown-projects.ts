import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Actor } from "../../db/actor.ts";
import type { Db } from "../../db/platform.ts";
import {
  client,
  deploy,
  environment,
  membership,
  plan,
  project,
  resource,
  run,
} from "../../db/schema.ts";
import { membershipOf, seen } from "../clients/visible.ts";
import { pageLimit } from "../page.ts";

const states = ["live", "planned", "destroyed", "deploying", "failed"] as const;

export const whichProjects = z.object({
  client: z.string().optional(),
  /** Those with an environment in this state, or whose newest deploy is under way or failed. */
  state: z.enum(states).optional(),
  /** `client/project` of the last row that was read. */
  after: z.string().optional(),
  limit: pageLimit,
});

/** A page of the projects that the actor may see, one more than was asked for, by client and project. */
export function shownProjects(db: Db, actor: Actor, input: z.output<typeof whichProjects>) {
  const { client: slug, state, after } = input;
  return db
    .select({
      id: project.id,
      slug: project.slug,
      manifestHash: project.manifestHash,
      commonHash: project.commonHash,
      client: client.slug,
      clientName: client.name,
      provider: sql<string>`${project.manifest}->'infrastructure'->>'provider'`,
      role: membership.role,
      code: resource.observed,
      run: { number: run.number, kind: run.kind, state: run.state },
      plan: sql<
        string | null
      >`(select p.id from ${plan} p where p.project_id = ${project.id} and p.state = 'open' order by p.created_at desc limit 1)`,
    })
    .from(project)
    .innerJoin(client, eq(client.id, project.clientId))
    .leftJoin(membership, membershipOf(actor))
    .leftJoin(resource, and(eq(resource.projectId, project.id), eq(resource.key, "code")))
    .leftJoin(run, and(eq(run.projectId, project.id), inArray(run.state, ["waiting", "running"])))
    .where(
      and(
        seen(actor),
        slug === undefined ? undefined : eq(client.slug, slug),
        state === undefined ? undefined : stands(state),
        after === undefined ? undefined : follows(after),
      ),
    )
    .orderBy(asc(client.slug), asc(project.slug))
    .limit(input.limit + 1);
}

function follows(after: string): SQL {
  const [slug = "", name = ""] = after.split("/", 2);
  return sql`(${client.slug}, ${project.slug}) > (${slug}, ${name})`;
}

function stands(state: (typeof states)[number]): SQL {
  const latest = sql`(select d.state from ${deploy} d where d.environment_id = e.id order by d.created_at desc limit 1)`;
  const here = sql`select 1 from ${environment} e where e.project_id = ${project.id}`;
  switch (state) {
    case "deploying":
      return sql`exists (${here} and ${latest} in ('waiting', 'running'))`;
    case "failed":
      return sql`exists (${here} and ${latest} = 'failed')`;
    default:
      return sql`exists (${here} and e.state = ${state})`;
  }
}
