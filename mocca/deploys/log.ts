import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { stage } from "../../db/schema.ts";
import { stageNames } from "../../lucca/deploys/stages.ts";
import { question } from "../verb.ts";
import { findSeenDeploy } from "./find.ts";

/** What one stage of a deploy wrote so far; plain text of at most 64 KiB. */
export const stageLog = question({
  name: "deploys/log",
  help: "Shows what one stage of a deploy wrote.",
  scope: "house",
  right: "look",
  input: z.object({ id: z.uuid(), stage: z.enum(stageNames) }),
  async run(db, { actor }, input) {
    const { row } = await findSeenDeploy(db, actor, input.id);
    const [found] = await db
      .select({ log: stage.log })
      .from(stage)
      .where(and(eq(stage.deployId, row.id), eq(stage.name, input.stage)));
    return { log: found?.log ?? "" };
  },
});
