import { z } from "zod";
import { Refusal } from "../../db/refusal.ts";
import { mayDo } from "../../mocca/people/may.ts";
import { runNumber } from "../../mocca/runs/find.ts";
import { showRun } from "../../mocca/runs/show.ts";
import { ask } from "../../mocca/verb.ts";
import type { Conversation } from "../command.ts";
import { command } from "../command.ts";
import { named } from "../find.ts";
import type { Message } from "../message.ts";

export const whyCommand = command({
  words: "why",
  aliases: [],
  topic: "People",
  help: "Says why you may or may not say a command, or why a run ended as it did",
  examples: ["/why provision panna", "/why R-7"],
  args: z.object({
    about: z
      .string()
      .meta({ label: "About", help: "A command and a client, or a run's number", rest: true }),
  }),
  right: "look",
  audience: "asker",
  async run(conversation, { about }) {
    const number = runNumber.safeParse(about.trim());
    return number.success ? whyRun(conversation, number.data) : whyCommandOf(conversation, about);
  },
});

async function whyRun({ house, actor }: Conversation, number: number): Promise<Message> {
  const { run, steps } = await ask(showRun, { house, actor }, { number });
  const failed = steps.filter((step) => step.state === "failed");
  const waiting = steps.filter((step) => step.state === "waiting").length;
  return {
    text:
      failed.length > 0
        ? `R-${number} failed at ${failed.length} of ${steps.length} steps.`
        : `R-${number} is ${run.state}.`,
    tone: run.state,
    table: {
      columns: ["Step", "Why", "What to do"],
      rows: failed.map((step) => [step.title, step.failure?.words ?? "", step.failure?.next ?? ""]),
      empty: run.cancelAskedAt === null ? "No step failed." : "Somebody cancelled it.",
    },
    ...(waiting > 0 && {
      notes: [`${waiting} steps still wait. Continue with /run retry R-${number}.`],
    }),
    audience: "asker",
  };
}

async function whyCommandOf(
  { house, actor, vocabulary }: Conversation,
  about: string,
): Promise<Message> {
  const words = about.toLowerCase().replace(/^\//, "").trim().split(/\s+/);
  const two = named(vocabulary, words.slice(0, 2).join(" "));
  const command = two ?? named(vocabulary, words[0] ?? "");
  if (command === undefined)
    throw new Refusal("not_found", `There is no command “${about}”`, "See /help");
  const client = words.slice(two === undefined ? 1 : 2)[0]?.split("/")[0];
  const answer = await ask(mayDo, { house, actor }, client === undefined ? {} : { client });
  if (!answer.known)
    throw new Refusal(
      "not_found",
      `There is no client “${client}” that you may see`,
      "See /client list",
    );
  const verdict = answer.rights.find((one) => one.right === command.right);
  const place = answer.at === undefined ? "" : ` for ${answer.at}`;
  return {
    text: `You ${verdict?.may ? "may" : "may not"} say /${command.words}${place}: ${verdict?.because ?? ""}.`,
    facts: [{ label: "Takes the right to", value: verdict?.words ?? command.right }],
    ...(answer.guarded && {
      notes: [`${answer.at} is guarded: a plan takes another person than the one who asked.`],
    }),
    audience: "asker",
  };
}
