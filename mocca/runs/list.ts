import { and, desc, eq, lt } from "drizzle-orm";
import { z } from "zod";
import { client, membership, run } from "../../db/schema.ts";
import { membershipOf, seen } from "../clients/visible.ts";
import { clientFor } from "../scope.ts";
import { question } from "../verb.ts";

/** The newest runs that the asker may see, twenty at a time from `before` on. */
export const listRuns = question({
  name: "runs/list",
  help: "Lists runs, the newest first.",
  scope: "house",
  right: "look",
  input: z.object({ client: z.string().optional(), before: z.number().int().optional() }),
  async run(db, { actor }, input) {
    if (input.client !== undefined) await clientFor(db, actor, input.client, "look");
    return db
      .select({
        number: run.number,
        kind: run.kind,
        state: run.state,
        client: client.name,
        askedBy: run.askedBy,
        createdAt: run.createdAt,
        finishedAt: run.finishedAt,
      })
      .from(run)
      .innerJoin(client, eq(client.id, run.clientId))
      .leftJoin(membership, membershipOf(actor))
      .where(
        and(
          seen(actor),
          input.client === undefined ? undefined : eq(client.slug, input.client),
          input.before === undefined ? undefined : lt(run.number, input.before),
        ),
      )
      .orderBy(desc(run.number))
      .limit(20);
  },
});
