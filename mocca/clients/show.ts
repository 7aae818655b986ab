import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import { environment, project, resource } from "../../db/schema.ts";
import { stored } from "../../lucca/subject.ts";
import { rightsAt } from "../rights-at.ts";
import { findClient } from "../scope.ts";
import { question } from "../verb.ts";

/** One client: its projects with their manifests, environments and what exists of them, and the asker's rights there. */
export const showClient = question({
  name: "clients/show",
  help: "Shows one client: projects, manifest, environments, resources.",
  scope: "client",
  right: "look",
  input: z.object({}),
  async run(db, { actor, client }) {
    const projects = await db
      .select()
      .from(project)
      .where(eq(project.clientId, client.id))
      .orderBy(asc(project.createdAt))
      .limit(50);
    const environments = await db
      .select()
      .from(environment)
      .where(eq(environment.clientId, client.id));
    const resources = await db
      .select({ projectId: resource.projectId, key: resource.key, vendor: resource.vendor })
      .from(resource)
      .where(eq(resource.clientId, client.id));
    const role = (await findClient(db, actor, client.slug))?.place.role ?? null;
    return {
      client,
      rights: rightsAt(actor, role),
      projects: projects.map((row) => ({
        slug: row.slug,
        manifest: stored(row.manifest),
        environments: environments.filter((one) => one.projectId === row.id),
        resources: resources.filter((one) => one.projectId === row.id),
      })),
    };
  },
});
