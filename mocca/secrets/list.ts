import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { environment, project, secret } from "../../db/schema.ts";
import { question } from "../verb.ts";

/** What each secret that a run makes is for. */
const uses: Record<string, string> = {
  MOCCA_WEBHOOK_SECRET: "signs what the pipeline reports",
  DATABASE_URL: "opens the environment's database for its API",
};

/**
 * The names of a client's secrets, their ages and fingerprints, and where each is used. Never a value:
 * two fingerprints that are the same stand for the same value, and tell nothing else.
 */
export const listSecrets = question({
  name: "secrets/list",
  help: "Lists the names and ages of a client's secrets, never a value.",
  scope: "client",
  right: "manage",
  input: z.strictObject({ project: z.string().optional() }),
  async run(db, { client }, { project: slug }) {
    const rows = await db
      .select({
        name: secret.name,
        project: project.slug,
        environment: environment.name,
        fingerprint: secret.fingerprint,
        createdAt: secret.createdAt,
        rotatedAt: secret.rotatedAt,
      })
      .from(secret)
      .innerJoin(project, eq(project.id, secret.projectId))
      .leftJoin(environment, eq(environment.id, secret.environmentId))
      .where(
        and(
          eq(secret.clientId, client.id),
          slug === undefined ? undefined : eq(project.slug, slug),
        ),
      )
      .orderBy(asc(project.slug), asc(secret.name), asc(environment.name))
      .limit(500);
    return rows.map((row) => ({ ...row, use: uses[row.name] ?? null }));
  },
});
