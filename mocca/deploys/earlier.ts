import { z } from "zod";
import type { Db } from "../../db/platform.ts";
import { Refusal } from "../../db/refusal.ts";
import type { City, Environment } from "../../lucca/subject.ts";
import { findCity } from "../projects/find.ts";
import { question } from "../verb.ts";
import { deployBefore, environmentOf, liveDeploy } from "./live.ts";

export const whichBuild = z.object({
  project: z.string(),
  environment: z.enum(["staging", "production"]),
  commit: z
    .string()
    .regex(/^[0-9a-f]{4,40}$/)
    .optional(),
});

/**
 * What a rollback would go from and to, and the migrations that came in between and stay. Refuses when
 * there is no such build.
 */
export async function whereTo(db: Db, city: City, environment: Environment, commit?: string) {
  const live = await liveDeploy(db, city, environment);
  const before = await deployBefore(db, live, commit);
  if (before === undefined)
    throw new Refusal(
      "conflict",
      `${city.client.name} · ${environment.name} has no ${commit === undefined ? "earlier build" : `other build of ${commit}`}.`,
      "See /deploys.",
    );
  const kept = (live.migrations ?? []).filter((name) => !(before.migrations ?? []).includes(name));
  return { live, before, kept };
}

/** The build that a rollback would put back, to be shown before anybody decides. */
export const earlierBuild = question({
  name: "deploys/earlier",
  help: "Shows which build a rollback would put back, and which migrations would stay.",
  scope: "client",
  right: "look",
  input: whichBuild,
  async run(db, { client }, input) {
    const city = await findCity(db, client, input.project);
    const environment = environmentOf(city, input.environment);
    const { live, before, kept } = await whereTo(db, city, environment, input.commit);
    const shown = ({ commit, subject, finishedAt }: typeof live) => ({
      commit,
      subject,
      at: finishedAt,
    });
    return { from: shown(live), to: shown(before), kept };
  },
});
