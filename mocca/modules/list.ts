import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { client, membership, project } from "../../db/schema.ts";
import { resolveModules } from "../../lucca/compose/resolve-modules.ts";
import { stored } from "../../lucca/subject.ts";
import { catalogue } from "../../modules/index.ts";
import { membershipOf, seen } from "../clients/visible.ts";
import { question } from "../verb.ts";

/** The catalogue: each module's version, whether it is built, and which visible clients run it. */
export const listModules = question({
  name: "modules/list",
  help: "Lists the catalogue: versions, built or planned, and who runs what.",
  scope: "house",
  right: "look",
  input: z.object({}),
  async run(db, { actor }) {
    const projects = await db
      .select({ client: client.name, manifest: project.manifest })
      .from(project)
      .innerJoin(client, eq(client.id, project.clientId))
      .leftJoin(membership, membershipOf(actor))
      .where(and(seen(actor)))
      .orderBy(asc(client.name))
      .limit(500);
    const enabled = projects.map((row) => {
      const { enabled, wanted } = resolveModules(stored(row.manifest).modules, catalogue);
      return { client: row.client, names: [...enabled, ...wanted].map((entry) => entry.name) };
    });
    return catalogue.map((entry) => ({
      ...entry,
      clients: [
        ...new Set(
          enabled.filter((one) => one.names.includes(entry.name)).map((one) => one.client),
        ),
      ],
    }));
  },
});
