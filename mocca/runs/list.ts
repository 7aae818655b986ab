import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { actorName } from "../../db/actor.ts";
import { client, membership, project, run } from "../../db/schema.ts";
import { membershipOf, seen } from "../clients/visible.ts";
import { keyset } from "../keyset.ts";
import { pageLimit, pageOf, pageOrder } from "../page.ts";
import { clientFor } from "../scope.ts";
import { question } from "../verb.ts";
import { numberOfRun } from "./find.ts";

const states = ["waiting", "running", "done", "failed", "stopped", "undone"] as const;

/** The runs that the asker may see; read on with `after` set to `next`. */
export const listRuns = question({
  name: "runs/list",
  help: "Lists runs, the newest or the oldest first.",
  scope: "house",
  right: "look",
  input: z.object({
    client: z.string().optional(),
    project: z.string().optional(),
    state: z.enum(states).optional(),
    kind: z.enum(["provision", "destroy"]).optional(),
    /** The e-mail address of who asked for it. */
    who: z.string().optional(),
    order: pageOrder,
    after: numberOfRun.optional(),
    limit: pageLimit,
  }),
  async run(db, { actor }, { limit, order, after, ...input }) {
    if (input.client !== undefined) await clientFor(db, actor, input.client, "look");
    const { by, follows } = keyset(run.number, order === "newest" ? "down" : "up", after);
    const found = await db
      .select({
        number: run.number,
        kind: run.kind,
        state: run.state,
        client: client.name,
        clientSlug: client.slug,
        project: project.slug,
        askedBy: run.askedBy,
        createdAt: run.createdAt,
        startedAt: run.startedAt,
        finishedAt: run.finishedAt,
      })
      .from(run)
      .innerJoin(client, eq(client.id, run.clientId))
      .innerJoin(project, eq(project.id, run.projectId))
      .leftJoin(membership, membershipOf(actor))
      .where(
        and(
          seen(actor),
          input.client === undefined ? undefined : eq(client.slug, input.client),
          input.project === undefined ? undefined : eq(project.slug, input.project),
          input.state === undefined ? undefined : eq(run.state, input.state),
          input.kind === undefined ? undefined : eq(run.kind, input.kind),
          input.who === undefined
            ? undefined
            : eq(sql`${run.askedBy}->'person'->>'email'`, input.who.toLowerCase()),
          follows,
        ),
      )
      .orderBy(by)
      .limit(limit + 1);
    const rows = found.map((row) => ({ ...row, askedBy: actorName(row.askedBy) }));
    return pageOf(rows, limit, (last) => last.number);
  },
});
