import { and, desc, eq, inArray, isNull, lt, or } from "drizzle-orm";
import { z } from "zod";
import { client, event } from "../../db/schema.ts";
import { seen, visibleClients } from "../clients/visible.ts";
import { judge } from "../rights.ts";
import { clientFor } from "../scope.ts";
import { question } from "../verb.ts";

/**
 * What happened, the newest first, fifty at a time from `before` on. The house's own events are for
 * those who may manage; a client's for those who may see the client.
 */
export const listEvents = question({
  name: "audit/list",
  help: "Shows what happened, and by whom.",
  scope: "house",
  right: "look",
  input: z.object({ client: z.string().optional(), before: z.number().int().optional() }),
  async run(db, { actor }, input) {
    if (input.client !== undefined) await clientFor(db, actor, input.client, "look");
    const clients = visibleClients(db, actor)
      .where(
        and(seen(actor), input.client === undefined ? undefined : eq(client.slug, input.client)),
      )
      .as("visible");
    const ofClient = inArray(event.clientId, db.select({ id: clients.id }).from(clients));
    const ofHouse = judge(actor, "manage", { at: "house" }).may && input.client === undefined;
    return db
      .select({
        seq: event.seq,
        at: event.at,
        actor: event.actor,
        verb: event.verb,
        kind: event.kind,
        client: client.slug,
        facts: event.facts,
        hash: event.hash,
      })
      .from(event)
      .leftJoin(client, eq(client.id, event.clientId))
      .where(
        and(
          ofHouse ? or(ofClient, isNull(event.clientId)) : ofClient,
          input.before === undefined ? undefined : lt(event.seq, input.before),
        ),
      )
      .orderBy(desc(event.seq))
      .limit(50);
  },
});
