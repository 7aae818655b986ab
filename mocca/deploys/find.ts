import { and, eq } from "drizzle-orm";
import type { Actor } from "../../db/actor.ts";
import type { Db } from "../../db/platform.ts";
import { Refusal } from "../../db/refusal.ts";
import { client, deploy, membership } from "../../db/schema.ts";
import { membershipOf, seen } from "../clients/visible.ts";

/** Loads a deploy of any client that the actor may see, with the role that they were given there. */
export async function findSeenDeploy(db: Db, actor: Actor, id: string) {
  const [found] = await db
    .select({ row: deploy, role: membership.role })
    .from(deploy)
    .innerJoin(client, eq(client.id, deploy.clientId))
    .leftJoin(membership, membershipOf(actor))
    .where(and(seen(actor), eq(deploy.id, id)));
  if (found === undefined)
    throw new Refusal(
      "not_found",
      "There is no such deploy that you may see.",
      "See the list of deploys.",
    );
  return found;
}
