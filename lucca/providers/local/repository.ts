import { join } from "node:path";
import { Refusal } from "../../../db/refusal.ts";
import { cityName } from "../../city.ts";
import type { Found, Provider, Subject, Work } from "../../provider.ts";
import { ensureRepository, removeRepository, repositoryMarker } from "./git/repository.ts";
import type { Local } from "./local.ts";

/** Where a project's bare repository is. */
export function gitDirOf(dataDir: string, { client, project }: Subject): string {
  return join(dataDir, "git", `${cityName(client, project)}.git`);
}

/** A private bare repository, served over smart HTTP. */
export function repository({ dataDir }: Local): Provider {
  const wanted = (work: Work) => ({
    gitDir: gitDirOf(dataDir, work.subject),
    marker: work.marker,
    defaultBranch: work.subject.project.manifest.git.branches.production,
  });
  return {
    class: "B",
    async observe(work) {
      const marker = await repositoryMarker(gitDirOf(dataDir, work.subject));
      if (marker === undefined) return undefined;
      if (marker === work.marker) return found(work);
      throw new Refusal(
        "conflict",
        `The repository ${cityName(work.subject.client, work.subject.project)} belongs to somebody else.`,
        "Move its folder away, or give the project another slug.",
      );
    },
    async ensure(work) {
      await ensureRepository(wanted(work));
      return found(work);
    },
    remove: (work) => removeRepository(wanted(work)),
  };
}

function found(work: Work): Found {
  const name = cityName(work.subject.client, work.subject.project);
  const url = `${work.platform.config.baseUrl}/git/${name}.git`;
  return { externalId: name, marker: work.marker, facts: { url } };
}
