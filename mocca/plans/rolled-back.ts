import { and, eq } from "drizzle-orm";
import type { Db } from "../../db/platform.ts";
import { deploy, environment } from "../../db/schema.ts";
import type { City } from "../../lucca/subject.ts";

/** A run deploys each branch's newest commit, so an environment that was rolled back goes forward again. */
export async function rolledBackNotes(db: Db, city: City): Promise<string[]> {
  const rows = await db
    .select({ name: environment.name, commit: deploy.commit, branch: deploy.branch })
    .from(environment)
    .innerJoin(deploy, eq(deploy.id, environment.liveDeployId))
    .where(
      and(
        eq(environment.projectId, city.project.id),
        eq(environment.state, "live"),
        eq(deploy.kind, "rollback"),
      ),
    );
  return rows.map(
    ({ name, commit, branch }) =>
      `${capital(name)} was rolled back to ${commit.slice(0, 7)}: this run deploys the newest commit of ${branch} there again.`,
  );
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
