import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { Refusal } from "../../db/refusal.ts";
import { client as clientTable, project } from "../../db/schema.ts";
import { cityName } from "../../lucca/city.ts";
import { plain, slug } from "../../lucca/manifest.ts";
import { checkManifest } from "../clients/check-manifest.ts";
import { verb } from "../verb.ts";
import { findCity } from "./find.ts";
import { makeProject } from "./make.ts";

/** A host's label has at most 63 characters, and staging's ends in `-test`. */
const longestCity = 58;

/**
 * Adds a further project of a client, with everything of its own: repository, databases, hosts. It wants
 * what the client's first project wants, under its own domain. Refuses a slug or a host that is taken.
 */
export const addProject = verb({
  name: "projects/add",
  help: "Adds a further project of a client.",
  scope: "client",
  right: "manage",
  input: z.object({ slug, domain: z.string().toLowerCase() }),
  async run(tx, context, input) {
    const { client } = context;
    const notDone = `${client.name}'s project was not added`;
    // Two people may add the same one at once: the second waits here, then finds it.
    await tx.select().from(clientTable).where(eq(clientTable.id, client.id)).for("no key update");
    const [there] = await tx
      .select({ id: project.id })
      .from(project)
      .where(and(eq(project.clientId, client.id), eq(project.slug, input.slug)));
    if (there !== undefined)
      throw new Refusal(
        "conflict",
        `${notDone}: “${input.slug}” is there already.`,
        "Choose another slug.",
      );
    if (cityName(client, input).length > longestCity)
      throw new Refusal(
        "invalid",
        `${notDone}: its host would be too long.`,
        "Choose a shorter slug.",
      );
    const { manifest } = (await findCity(tx, client, client.slug)).project;
    const wanted = {
      ...manifest,
      client: { ...manifest.client, domain: input.domain },
      domains: {},
    };
    const made = await makeProject(
      tx,
      context,
      client,
      input.slug,
      checkManifest(plain(wanted), notDone),
    );
    const about = { clientId: client.id, projectId: made.id };
    return {
      result: { projectId: made.id, client: client.name, name: `${client.slug}/${input.slug}` },
      events: [
        { kind: "project added", ...about, facts: { slug: input.slug, domain: input.domain } },
      ],
    };
  },
});
