import { z } from "zod";
import { question } from "../verb.ts";
import { board } from "./board.ts";

/**
 * Every environment that the asker may see, one row each: its state, what answers there now, and the
 * newest deploy. A hundred projects at a time, read on from `next`.
 */
export const status = question({
  name: "environments/status",
  help: "Shows every environment: state, commit, last deploy, address.",
  scope: "house",
  right: "look",
  input: z.object({ client: z.string().optional(), after: z.string().optional() }),
  async run(db, context, input) {
    const page = await board.run(db, context, { ...input, limit: 100 });
    return {
      ...page,
      rows: page.rows.flatMap(({ client, clientName, project, staging, production }) =>
        [staging, production].map(({ name, state, address, live, latest }) => ({
          client,
          clientName,
          project,
          environment: name,
          state,
          address,
          commit: live?.commit ?? null,
          subject: live?.subject ?? null,
          deployedAt: live?.at ?? null,
          latest,
        })),
      ),
    };
  },
});
