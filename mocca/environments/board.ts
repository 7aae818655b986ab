import { pageOf } from "../page.ts";
import { rightsAt } from "../rights-at.ts";
import { clientFor } from "../scope.ts";
import { question } from "../verb.ts";
import { isAhead, modulesBehind, recordState } from "./drift.ts";
import { type Place, placesOf } from "./places.ts";
import { shownProjects, whichProjects } from "./shown-projects.ts";

/**
 * Every project that the asker may see with its staging and production side by side: what is live, what
 * is under way, where versions have drifted apart, and what the asker may do there. Read on from `next`.
 */
export const board = question({
  name: "environments/board",
  help: "Shows staging and production of every project, and where they have drifted apart.",
  scope: "house",
  right: "look",
  input: whichProjects,
  async run(db, { actor }, input) {
    if (input.client !== undefined) await clientFor(db, actor, input.client, "look");
    const found = await shownProjects(db, actor, input);
    const page = pageOf(found, input.limit, (last) => `${last.client}/${last.slug}`);
    const ids = page.rows.map((row) => row.id);
    const places = await placesOf(db, ids);
    const rows = page.rows.map(({ id, slug, manifestHash, commonHash, role, code, ...row }) => {
      const staging = placeOf(places, id, "staging");
      const production = placeOf(places, id, "production");
      return {
        ...row,
        project: slug,
        staging,
        production,
        ahead: isAhead(staging, production),
        behind: modulesBehind(code),
        record: recordState({ manifestHash, commonHash }),
        rights: rightsAt(actor, role),
      };
    });
    return { ...page, rows };
  },
});

function placeOf(places: readonly Place[], projectId: string, name: Place["name"]): Place {
  const place = places.find((one) => one.projectId === projectId && one.name === name);
  if (place === undefined) throw new Error(`Project ${projectId} has no ${name} row`);
  return place;
}
