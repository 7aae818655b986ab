import { and, desc, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { plan, run } from "../../db/schema.ts";
import { manifestSchema } from "../../lucca/manifest.ts";
import { catalogue } from "../../modules/index.ts";
import { rightsAt } from "../rights-at.ts";
import { findClient } from "../scope.ts";
import { question } from "../verb.ts";
import { findCity } from "./find.ts";

/** What a document takes before its defaults are filled in, as JSON schema. */
const schema: ManifestSchema = JSON.parse(
  JSON.stringify(z.toJSONSchema(manifestSchema, { io: "input", unrepresentable: "any" })),
);

/**
 * What a project wants, with all that a form of it needs: the schema with each value's title and help,
 * the catalogue, and the hash that a proposal must name.
 */
export const projectManifest = question({
  name: "projects/manifest",
  help: "Shows a project's configuration, its schema and the catalogue of modules.",
  scope: "client",
  right: "look",
  input: z.strictObject({ project: z.string() }),
  async run(db, { actor, client }, { project }) {
    const { row, project: found } = await findCity(db, client, project);
    const [open] = await db
      .select({ id: plan.id })
      .from(plan)
      .where(and(eq(plan.projectId, row.id), eq(plan.state, "open")))
      .orderBy(desc(plan.id))
      .limit(1);
    const [going] = await db
      .select({ number: run.number })
      .from(run)
      .where(and(eq(run.projectId, row.id), inArray(run.state, ["waiting", "running"])));
    const role = (await findClient(db, actor, client.slug))?.place.role ?? null;
    return {
      client: client.name,
      project: row.slug,
      manifest: found.manifest,
      hash: row.manifestHash,
      commonHash: row.commonHash,
      schema,
      catalogue: catalogue.map(({ name, manifestName, kind, title, summary, state, version }) => ({
        name,
        manifestName,
        kind,
        title,
        summary,
        state,
        version: version ?? null,
      })),
      plan: open?.id ?? null,
      run: going?.number ?? null,
      rights: rightsAt(actor, role),
    };
  },
});

/** The part of JSON schema that a manifest is described by. */
type ManifestSchema = {
  type?: string;
  title?: string;
  description?: string;
  readOnly?: boolean;
  format?: string;
  default?: unknown;
  enum?: (string | number)[];
  properties?: { [name: string]: ManifestSchema };
  required?: string[];
  items?: ManifestSchema;
};
