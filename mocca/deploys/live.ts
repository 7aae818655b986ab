import { and, desc, eq, inArray, like, lt, ne, type SQL } from "drizzle-orm";
import type { Db } from "../../db/platform.ts";
import { Refusal } from "../../db/refusal.ts";
import { deploy, environment as environmentTable } from "../../db/schema.ts";
import type { DeployRow } from "../../lucca/deploys/stages.ts";
import type { City, Environment } from "../../lucca/subject.ts";

/** The deploy that answers at an environment now; refuses when nothing does. */
export async function liveDeploy(db: Db, city: City, environment: Environment) {
  const [row] =
    environment.liveDeployId === null
      ? []
      : await db.select().from(deploy).where(eq(deploy.id, environment.liveDeployId));
  if (row === undefined)
    throw new Refusal(
      "conflict",
      `${city.client.name} · ${environment.name} has nothing live.`,
      `Provision it with /provision ${city.client.slug}.`,
    );
  return row;
}

/**
 * The deploy to go back to: of the commit that is named, or else the newest of another commit that was
 * live before the given one first was. What was rolled back from is not come back to unnamed.
 */
export async function deployBefore(db: Db, live: DeployRow, commit?: string) {
  const was = and(
    eq(deploy.environmentId, live.environmentId ?? ""),
    eq(deploy.state, "done"),
    ne(deploy.kind, "rollback"),
  );
  const newest = async (condition: SQL | undefined) => {
    const [row] = await db
      .select()
      .from(deploy)
      .where(and(was, condition))
      .orderBy(desc(deploy.createdAt))
      .limit(1);
    return row;
  };
  const other = ne(deploy.commit, live.commit);
  if (commit !== undefined) return newest(and(other, like(deploy.commit, `${commit}%`)));
  const origin = live.kind === "rollback" ? await newest(eq(deploy.commit, live.commit)) : live;
  return newest(and(other, lt(deploy.createdAt, (origin ?? live).createdAt)));
}

/** Refuses while another deploy of the same environment waits or runs; whoever asks next waits for the commit. */
export async function refuseBusy(tx: Db, city: City, environment: Environment) {
  await tx
    .select()
    .from(environmentTable)
    .where(eq(environmentTable.id, environment.id))
    .for("no key update");
  const [busy] = await tx
    .select({ commit: deploy.commit })
    .from(deploy)
    .where(
      and(eq(deploy.environmentId, environment.id), inArray(deploy.state, ["waiting", "running"])),
    )
    .limit(1);
  if (busy !== undefined)
    throw new Refusal(
      "conflict",
      `${city.client.name} · ${environment.name} is deploying ${busy.commit.slice(0, 7)}.`,
      "Wait for its end; see /deploys.",
    );
}

export function environmentOf(city: City, name: Environment["name"]): Environment {
  const environment = city.environments.find((one) => one.name === name);
  if (environment === undefined) throw new Error(`${city.project.slug} has no ${name} row`);
  return environment;
}
