import { z } from "zod";
import { type Command, type Conversation, command, type Vocabulary } from "../../bot/command.ts";
import { help } from "../../bot/commands/help.ts";
import { mayOf } from "../../bot/may.ts";
import type { Message } from "../../bot/message.ts";
import type { Actor, Role } from "../../db/actor.ts";
import type { Platform } from "../../db/platform.ts";

/** What a command was called with comes back as its answer's code. */
async function told(_: Conversation, args: unknown): Promise<Message> {
  return { text: "Done.", code: JSON.stringify(args), audience: "room" };
}

const plain = { aliases: [], examples: [], right: "look", audience: "asker", run: told } as const;
const client = z.string().meta({ label: "Client", help: "Its slug", choices: "clients" });
const run = z
  .string()
  .regex(/^r-\d+$/i, "a run such as R-7")
  .meta({ label: "Run", choices: "runs" });

export const provision = command({
  ...plain,
  words: "provision",
  aliases: ["up", "make"],
  topic: "Environments",
  help: "Makes a client's environments",
  examples: ["/provision panna", "/provision panna --on local"],
  right: "provision",
  args: z.object({
    client,
    on: z.enum(["local", "cloudflare"]).optional().meta({ label: "Vendor", flag: true }),
    dryRun: z.boolean().default(false).meta({ label: "Dry run" }),
  }),
});

const promote = command({
  ...plain,
  words: "promote",
  topic: "Environments",
  help: "Brings staging's commit to production",
  args: z.object({
    client,
    environment: z.enum(["staging", "production"]).meta({ label: "Environment" }),
  }),
});

const destroy = command({
  ...plain,
  words: "destroy",
  topic: "Environments",
  help: "Removes a client's environments",
  right: "destroy",
  args: z.object({ client, confirm: z.string().meta({ label: "Its slug again", flag: true }) }),
});

export const note = command({
  ...plain,
  words: "note",
  topic: "Clients",
  help: "Writes a note about a client",
  args: z.object({
    client,
    loud: z.boolean().optional(),
    text: z.string().meta({ label: "Text", rest: true }),
  }),
});

export const tag = command({
  ...plain,
  words: "tag",
  topic: "Clients",
  help: "Tags a client",
  args: z.object({
    client,
    priority: z.coerce.number().int().optional().meta({ flag: true }),
    names: z.array(z.string()).optional().meta({ label: "Tags", rest: true }),
  }),
});

const token = command({
  ...plain,
  words: "token",
  topic: "Clients",
  help: "Keeps a token and a file",
  args: z.object({
    name: z.string(),
    value: z.string().meta({ label: "Token", flag: true, secret: true }),
    manifest: z.string().optional().meta({ label: "Manifest", flag: true, file: true }),
  }),
});

const runList = command({
  ...plain,
  words: "run list",
  aliases: ["runs"],
  topic: "Runs",
  help: "Lists runs",
  args: z.object({ client: client.optional() }),
});
const runShow = command({
  ...plain,
  words: "run show",
  topic: "Runs",
  help: "Shows a run",
  args: z.object({ run }),
});
const runCancel = command({
  ...plain,
  words: "run cancel",
  aliases: ["stop"],
  topic: "Runs",
  help: "Stops a run between two steps",
  right: "provision",
  args: z.object({ run }),
});

const all: readonly Command[] = [
  provision,
  promote,
  destroy,
  note,
  tag,
  token,
  runList,
  runShow,
  runCancel,
  help,
];

export const vocabulary: Vocabulary = {
  commands: all,
  groups: [{ word: "run", alone: "run list", given: "run show" }],
  buttons: [],
};

export function ian(role: Role): Actor {
  const person = { id: "019", name: "Ian", email: "ian@mocca.localhost", role };
  return { via: "terminal", person };
}

const names: Record<string, string[]> = {
  clients: ["panna", "cotta", "black hat"],
  runs: ["R-7", "R-8"],
};

/** A room with one person in it; what was logged and said is kept. */
export function room(actor: Actor, words: Vocabulary = vocabulary) {
  const logged: { line: string; facts: Readonly<Record<string, unknown>> }[] = [];
  const said: Message[] = [];
  const log: Platform["log"] = (line, facts = {}) => void logged.push({ line, facts });
  // Answering a line touches nothing of the platform but its log; the commands here touch nothing.
  const platform = { log } as Platform;
  const conversation: Conversation = {
    house: { platform, vendors: [] },
    actor,
    vocabulary: words,
    may: mayOf(actor, []),
    choices: async (kind, prefix) => (names[kind] ?? []).filter((name) => name.startsWith(prefix)),
    say: async (message) => void said.push(message),
  };
  return { conversation, logged, said };
}
