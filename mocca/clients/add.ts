import { z } from "zod";
import { newId } from "../../db/id.ts";
import { Refusal } from "../../db/refusal.ts";
import { client } from "../../db/schema.ts";
import { makeProject } from "../projects/make.ts";
import { verb } from "../verb.ts";
import { checkManifest } from "./check-manifest.ts";

/** Adds a client with its first project, which has the same slug, and the project's two environments. */
export const addClient = verb({
  name: "clients/add",
  help: "Adds a client and its first project from a manifest.",
  scope: "house",
  right: "manage",
  input: z.object({ manifest: z.unknown() }),
  async run(tx, context, input) {
    const manifest = checkManifest(input.manifest, "The client was not added");
    const { name, slug } = manifest.client;
    const clientId = newId();
    const [added] = await tx
      .insert(client)
      .values({ id: clientId, name, slug, timeZone: manifest.time_zone })
      .onConflictDoNothing()
      .returning({ id: client.id });
    if (added === undefined)
      throw new Refusal(
        "conflict",
        `There is already a client “${slug}”.`,
        "Choose another slug, or see /client show.",
      );
    const project = await makeProject(tx, context, { id: clientId, slug }, slug, manifest);
    return {
      result: { clientId, projectId: project.id, slug, name },
      events: [
        {
          kind: "client added",
          clientId,
          projectId: project.id,
          facts: { name, slug, domain: manifest.client.domain },
        },
      ],
    };
  },
});
