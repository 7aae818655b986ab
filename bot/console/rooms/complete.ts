import { z } from "zod";
import { question } from "../../../mocca/verb.ts";
import { complete } from "../../complete.ts";
import { converse } from "../../converse.ts";
import { find, opening } from "../../find.ts";
import { longestLine } from "../../parse.ts";
import { tokens } from "../../tokens.ts";
import { shapeOf } from "./command-shape.ts";

/** What could stand at the cursor of a line, and how the command that has begun is said. */
export const completeLine = question({
  name: "rooms/complete",
  help: "Completes a line that is being typed.",
  scope: "house",
  right: "look",
  input: z.object({ line: z.string().max(longestLine), cursor: z.number().int().min(0) }),
  async run(_, { house, actor }, { line, cursor }) {
    const conversation = await converse(house, actor, undefined, async () => undefined);
    const { vocabulary, may } = conversation;
    const { from, matches } = await complete(conversation, line, cursor);
    const found = find(vocabulary, tokens(line.slice(opening(line))));
    const hint = found && may(found.command.right) ? shapeOf(found.command) : undefined;
    return { from, matches, ...(hint && { hint }) };
  },
});
