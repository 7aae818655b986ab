import { eq, inArray, isNull, or, type SQL } from "drizzle-orm";
import { type Actor, actorName, personOf } from "../../db/actor.ts";
import type { Db } from "../../db/platform.ts";
import { client, event, project, run } from "../../db/schema.ts";
import { seen, visibleClients } from "../clients/visible.ts";
import { judge } from "../rights.ts";

/** Events with the names of what they are about; goes with `eventsSeen`. */
export function visibleEvents(db: Db) {
  return db
    .select({
      seq: event.seq,
      at: event.at,
      actor: event.actor,
      verb: event.verb,
      kind: event.kind,
      client: client.slug,
      clientName: client.name,
      project: project.slug,
      run: run.number,
      deploy: event.deployId,
      facts: event.facts,
      visibility: event.visibility,
      previous: event.previous,
      hash: event.hash,
    })
    .from(event)
    .leftJoin(client, eq(client.id, event.clientId))
    .leftJoin(project, eq(project.id, event.projectId))
    .leftJoin(run, eq(run.id, event.runId))
    .$dynamic();
}

/** An event as it is shown: of who acted the name and the door, and nothing of their session or key. */
export function shownEvent<E extends { actor: Actor }>({ actor, ...event }: E) {
  const email = personOf(actor)?.email ?? null;
  return { ...event, actor: { via: actor.via, name: actorName(actor), email } };
}

/**
 * The condition for events that the actor may see: a client's for those who may see the client, the
 * house's own for those who may manage. Goes with `visibleEvents`.
 */
export function eventsSeen(db: Db, actor: Actor): SQL | undefined {
  const clients = visibleClients(db, actor).where(seen(actor)).as("visible");
  const ofClient = inArray(event.clientId, db.select({ id: clients.id }).from(clients));
  const ofHouse = judge(actor, "manage", { at: "house" }).may;
  return ofHouse ? or(ofClient, isNull(event.clientId)) : ofClient;
}
