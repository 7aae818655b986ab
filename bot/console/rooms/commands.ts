import { z } from "zod";
import { question } from "../../../mocca/verb.ts";
import { converse } from "../../converse.ts";
import { shapeOf } from "./command-shape.ts";

/** The commands that the asker may say, in the order of /help. */
export const listCommands = question({
  name: "rooms/commands",
  help: "Lists the commands that you may say.",
  scope: "house",
  right: "look",
  input: z.object({}),
  async run(_, { house, actor }) {
    const { vocabulary, may } = await converse(house, actor, undefined, async () => undefined);
    return vocabulary.commands
      .filter(({ right }) => may(right))
      .map((command) => ({
        ...shapeOf(command),
        aliases: [...command.aliases],
        topic: command.topic,
      }));
  },
});
