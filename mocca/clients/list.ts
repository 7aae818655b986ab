import { and, ilike, or, sql } from "drizzle-orm";
import { z } from "zod";
import { client, environment, membership, project } from "../../db/schema.ts";
import { keyset } from "../keyset.ts";
import { pageLimit, pageOf } from "../page.ts";
import { partOf } from "../part-of.ts";
import { question } from "../verb.ts";
import { membershipOf, seen } from "./visible.ts";

/**
 * The clients that the asker may see, by slug, read on with `after` set to `next`, with how many projects each has and how
 * many environments of them are live. `search` is part of a name or slug.
 */
export const listClients = question({
  name: "clients/list",
  help: "Lists the clients that you may see.",
  scope: "house",
  right: "look",
  input: z.object({
    search: z.string().max(80).optional(),
    order: z.enum(["a-z", "z-a"]).default("a-z"),
    after: z.string().optional(),
    limit: pageLimit,
  }),
  async run(db, { actor }, { search = "", order, after, limit }) {
    const { by, follows } = keyset(client.slug, order === "a-z" ? "up" : "down", after);
    const part = partOf(search);
    const found = await db
      .select({
        id: client.id,
        slug: client.slug,
        name: client.name,
        guarded: client.guarded,
        createdAt: client.createdAt,
        projects: sql<number>`(select count(*)::int from ${project} p where p.client_id = ${client.id})`,
        live: sql<number>`(select count(*)::int from ${environment} e where e.client_id = ${client.id} and e.state = 'live')`,
      })
      .from(client)
      .leftJoin(membership, membershipOf(actor))
      .where(
        and(
          seen(actor),
          search === "" ? undefined : or(ilike(client.slug, part), ilike(client.name, part)),
          follows,
        ),
      )
      .orderBy(by)
      .limit(limit + 1);
    return pageOf(found, limit, (last) => last.slug);
  },
});
