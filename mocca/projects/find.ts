import { and, eq } from "drizzle-orm";
import type { Db } from "../../db/platform.ts";
import { Refusal } from "../../db/refusal.ts";
import { project } from "../../db/schema.ts";
import { type City, loadCity } from "../../lucca/subject.ts";
import type { Client } from "../verb.ts";

/** `panna` is the client's first project, `panna/board` another one of the same client. */
export function splitName(name: string): { client: string; project: string } {
  const [client = "", project = client] = name.toLowerCase().split("/", 2);
  return { client, project };
}

/** Loads one project of the client in scope; refuses a name that the client does not have. */
export async function findCity(db: Db, client: Client, slug: string): Promise<City> {
  const [row] = await db
    .select({ id: project.id })
    .from(project)
    .where(and(eq(project.clientId, client.id), eq(project.slug, slug)));
  if (row === undefined)
    throw new Refusal(
      "not_found",
      `${client.name} has no project “${slug}”.`,
      `See /client show ${client.slug}.`,
    );
  return loadCity(db, client.id, row.id);
}
