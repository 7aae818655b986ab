import { z } from "zod";
import { actorName } from "../../db/actor.ts";
import { rightsAt } from "../rights-at.ts";
import { question } from "../verb.ts";
import { findSeenDeploy } from "./find.ts";
import { readDeploy } from "./read.ts";

/**
 * One deploy: commit, author, who asked, its stages with their times and how much log each has, whether
 * it is what answers now, and what the asker may do there.
 */
export const showDeploy = question({
  name: "deploys/show",
  help: "Shows one deploy and its stages.",
  scope: "house",
  right: "look",
  input: z.object({ id: z.uuid() }),
  async run(db, { actor }, { id }) {
    const { role } = await findSeenDeploy(db, actor, id);
    const view = await readDeploy(db, id);
    if (view === undefined) throw new Error(`Deploy ${id} has no row`);
    const { kind, branch, commit, subject, author, state, stage, failure } = view.deploy;
    const { migrations, createdAt, startedAt, finishedAt } = view.deploy;
    return {
      id,
      kind,
      branch,
      commit,
      subject,
      author,
      askedBy: actorName(view.deploy.askedBy),
      state,
      stage,
      failure,
      migrations,
      createdAt,
      startedAt,
      finishedAt,
      client: view.client,
      clientSlug: view.clientSlug,
      project: view.project,
      environment: view.environment && {
        name: view.environment.name,
        address: view.environment.address,
        live: view.environment.liveDeployId === id,
      },
      stages: view.stages.map(({ name, row }) => ({
        name,
        state: row?.state ?? ("waiting" as const),
        startedAt: row?.startedAt ?? null,
        finishedAt: row?.finishedAt ?? null,
        letters: row?.log.length ?? 0,
      })),
      rights: rightsAt(actor, role),
    };
  },
});
