import { z } from "zod";
import { status } from "../../../mocca/environments/status.ts";
import { listRuns } from "../../../mocca/runs/list.ts";
import { ask, question } from "../../../mocca/verb.ts";
import { enter, mainOf } from "./enter.ts";

const newest = 10;

/**
 * What stands beside a conversation: the environments and the newest runs of the room's client, or of
 * every client that the asker may see.
 */
export const roomFacts = question({
  name: "rooms/facts",
  help: "Shows the environments and runs that a room is about.",
  scope: "house",
  right: "look",
  input: z.object({ room: z.uuid() }),
  async run(db, { house, actor }, { room }) {
    const { client } = await enter(db, actor, await mainOf(db, room));
    const about = client === null ? {} : { client: client.slug };
    const asker = { house, actor };
    const [environments, runs] = await Promise.all([
      ask(status, asker, about),
      ask(listRuns, asker, { ...about, limit: newest }),
    ]);
    return { environments: environments.rows, runs: runs.rows };
  },
});
