import type { GitDoor, Push } from "../lucca/providers/local/git/git-door.ts";
import { gitLimits } from "../lucca/providers/local/git/git-limits.ts";
import { smartHttp } from "../lucca/providers/local/git/smart-http.ts";
import { countWrongTokens } from "../lucca/providers/local/git/wrong-tokens.ts";
import { gitDirOf } from "../lucca/providers/local/repository.ts";
import { openRepository, pushedTo } from "../mocca/tokens/open-repository.ts";
import type { House } from "../mocca/verb.ts";
import { takeInCommits } from "./take-in-commits.ts";

const heads = "refs/heads/";

/** Git over HTTP for this process's repositories: personal tokens, and a deploy for what a push moved. */
export function gitDoor(
  house: House,
  dataDir: string,
): (request: Request, address: string) => Promise<Response> {
  const { platform } = house;
  const wrongTokens = countWrongTokens();
  return (request, address) => {
    const door: GitDoor = {
      baseUrl: platform.config.baseUrl,
      address,
      wrongTokens,
      limits: gitLimits,
      async authorise(name, token, right) {
        const opened = await platform.withDb((db) => openRepository(db, name, token, right));
        if (typeof opened === "string") return opened;
        const { person } = opened.actor;
        const { production, staging } = opened.city.project.manifest.git.branches;
        return {
          gitDir: gitDirOf(dataDir, opened.city),
          person: { name: person.name, email: person.email },
          actor: opened.actor,
          protect: [production, staging],
        };
      },
      pushed: (moved) => takeIn(house, dataDir, moved),
      waitUntil: platform.waitUntil,
      log: platform.log,
    };
    return smartHttp(request, door);
  };
}

async function takeIn(
  house: House,
  dataDir: string,
  { name, actor, updates }: Push,
): Promise<void> {
  const city = await house.platform.withDb((db) => pushedTo(db, actor, name));
  const moved = updates.flatMap(({ ref, after }) =>
    after !== null && ref.startsWith(heads)
      ? [{ branch: ref.slice(heads.length), commit: after }]
      : [],
  );
  await takeInCommits({ house, actor }, gitDirOf(dataDir, city), city, moved);
}
