import { and, asc, gt } from "drizzle-orm";
import { z } from "zod";
import { client } from "../../db/schema.ts";
import { question } from "../verb.ts";
import { seen, visibleClients } from "./visible.ts";

/** The clients that the asker may see, by slug, fifty at a time from `after` on. */
export const listClients = question({
  name: "clients/list",
  help: "Lists the clients that you may see.",
  scope: "house",
  right: "look",
  input: z.object({ after: z.string().optional() }),
  async run(db, { actor }, { after }) {
    const rows = await visibleClients(db, actor)
      .where(and(seen(actor), after === undefined ? undefined : gt(client.slug, after)))
      .orderBy(asc(client.slug))
      .limit(51);
    const page = rows.slice(0, 50);
    return { clients: page, next: rows.length > 50 ? page.at(-1)?.slug : undefined };
  },
});
