import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { actorName } from "../../db/actor.ts";
import { client, deploy, environment, membership, project } from "../../db/schema.ts";
import { membershipOf, seen } from "../clients/visible.ts";
import { keyset } from "../keyset.ts";
import { pageLimit, pageOf, pageOrder } from "../page.ts";
import { findCity } from "../projects/find.ts";
import { clientFor } from "../scope.ts";
import { question } from "../verb.ts";

const states = ["waiting", "running", "done", "failed", "stopped", "undone"] as const;

/**
 * The deploys and checks that the asker may see; read on with `after` set to `next`. A project is one
 * of the named client.
 */
export const listDeploys = question({
  name: "deploys/list",
  help: "Lists deploys, the newest or the oldest first.",
  scope: "house",
  right: "look",
  input: z
    .object({
      client: z.string().optional(),
      project: z.string().optional(),
      environment: z.enum(["staging", "production"]).optional(),
      state: z.enum(states).optional(),
      order: pageOrder,
      after: z.uuid().optional(),
      limit: pageLimit,
    })
    .refine(({ client, project }) => project === undefined || client !== undefined, {
      path: ["client"],
      error: "the client that the project is of",
    }),
  async run(db, { actor }, { limit, order, after, ...input }) {
    if (input.client !== undefined) {
      const named = await clientFor(db, actor, input.client, "look");
      if (input.project !== undefined) await findCity(db, named, input.project);
    }
    // Ids grow with time, so they are the order too.
    const { by, follows } = keyset(deploy.id, order === "newest" ? "down" : "up", after);
    const found = await db
      .select({
        id: deploy.id,
        client: client.name,
        clientSlug: client.slug,
        project: project.slug,
        environment: environment.name,
        live: environment.liveDeployId,
        kind: deploy.kind,
        branch: deploy.branch,
        commit: deploy.commit,
        subject: deploy.subject,
        author: deploy.author,
        askedBy: deploy.askedBy,
        state: deploy.state,
        stage: deploy.stage,
        failure: deploy.failure,
        createdAt: deploy.createdAt,
        startedAt: deploy.startedAt,
        finishedAt: deploy.finishedAt,
      })
      .from(deploy)
      .innerJoin(client, eq(client.id, deploy.clientId))
      .innerJoin(project, eq(project.id, deploy.projectId))
      .leftJoin(environment, eq(environment.id, deploy.environmentId))
      .leftJoin(membership, membershipOf(actor))
      .where(
        and(
          seen(actor),
          input.client === undefined ? undefined : eq(client.slug, input.client),
          input.project === undefined ? undefined : eq(project.slug, input.project),
          input.environment === undefined ? undefined : eq(environment.name, input.environment),
          input.state === undefined ? undefined : eq(deploy.state, input.state),
          follows,
        ),
      )
      .orderBy(by)
      .limit(limit + 1);
    const rows = found.map(({ live, ...row }) => ({
      ...row,
      live: live === row.id,
      askedBy: actorName(row.askedBy),
    }));
    return pageOf(rows, limit, (last) => last.id);
  },
});
