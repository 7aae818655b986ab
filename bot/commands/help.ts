import { z } from "zod";
import { Refusal } from "../../db/refusal.ts";
import { command } from "../command.ts";
import { named, suggest } from "../find.ts";
import { helpGroup, helpList, helpOne } from "../help.ts";
import { tokens } from "../tokens.ts";

export const help = command({
  words: "help",
  aliases: ["?"],
  topic: "Mocca",
  help: "Shows what you can say here, or how one command is said",
  examples: ["/help", "/help provision"],
  args: z.object({
    command: z.string().optional().meta({
      label: "Command",
      help: "The words of a command",
      choices: "commands",
      rest: true,
    }),
  }),
  right: "look",
  audience: "asker",
  async run({ vocabulary, may }, args) {
    const words = args.command?.toLowerCase().replace(/^\//, "").trim() ?? "";
    if (words === "") return helpList(vocabulary, may);
    const found = named(vocabulary, words);
    if (found !== undefined) return helpOne(found, may);
    const group = vocabulary.groups.find(({ word }) => word === words);
    if (group !== undefined) return helpGroup(vocabulary, may, group);
    const near = suggest(vocabulary, may, tokens(words)).map((each) => `/help ${each}`);
    throw new Refusal(
      "not_found",
      `There is no command “${words}”`,
      near.length === 0 ? "Say /help for all of them" : `Did you mean ${near.join(" or ")}?`,
    );
  },
});
