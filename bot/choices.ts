import { and, asc, desc, eq, like } from "drizzle-orm";
import type { Actor } from "../db/actor.ts";
import { client, membership, project, run } from "../db/schema.ts";
import { membershipOf, seen, visibleClients } from "../mocca/clients/visible.ts";
import { listPeople } from "../mocca/people/list.ts";
import { judge } from "../mocca/rights.ts";
import { ask, type House } from "../mocca/verb.ts";
import { catalogue } from "../modules/index.ts";
import type { Choices } from "./command.ts";

const most = 20;

/** Names of a kind that the actor may see and that begin with what was typed, for completion and forms. */
export function choicesFor(house: House, actor: Actor) {
  return async (kind: Choices, prefix: string): Promise<string[]> => {
    const names = await all(house, actor, kind, prefix.toLowerCase());
    return names
      .filter((name) => name.toLowerCase().startsWith(prefix.toLowerCase()))
      .slice(0, most);
  };
}

async function all(house: House, actor: Actor, kind: Choices, prefix: string): Promise<string[]> {
  const { platform } = house;
  switch (kind) {
    case "environments":
      return ["staging", "production"];
    case "modules":
      return catalogue.map((entry) => entry.name);
    case "clients":
      return platform.withDb(async (db) => {
        const begins = like(client.slug, `${escaped(prefix)}%`);
        const rows = await visibleClients(db, actor)
          .where(and(seen(actor), begins))
          .orderBy(asc(client.slug))
          .limit(most);
        return rows.map((row) => row.slug);
      });
    case "projects":
      return platform.withDb(async (db) => {
        const rows = await db
          .select({ client: client.slug, project: project.slug })
          .from(project)
          .innerJoin(client, eq(client.id, project.clientId))
          .leftJoin(membership, membershipOf(actor))
          .where(and(seen(actor), like(client.slug, `${escaped(prefix.split("/")[0] ?? "")}%`)))
          .orderBy(asc(client.slug))
          .limit(most);
        return rows.map((row) =>
          row.client === row.project ? row.client : `${row.client}/${row.project}`,
        );
      });
    case "runs":
      return platform.withDb(async (db) => {
        const rows = await db
          .select({ number: run.number })
          .from(run)
          .innerJoin(client, eq(client.id, run.clientId))
          .leftJoin(membership, membershipOf(actor))
          .where(seen(actor))
          .orderBy(desc(run.number))
          .limit(most);
        return rows.map((row) => `R-${row.number}`);
      });
    case "people":
      if (!judge(actor, "manage", { at: "house" }).may) return [];
      return (await ask(listPeople, { house, actor }, {})).rows.map((person) => person.email);
    case "deploys":
    case "commands":
      return [];
  }
}

function escaped(prefix: string): string {
  return prefix.replace(/[\\%_]/g, "\\$&");
}
