import { eq } from "drizzle-orm";
import { type Actor, personOf } from "../db/actor.ts";
import { membership } from "../db/schema.ts";
import type { House } from "../mocca/verb.ts";
import { buttons } from "./buttons/index.ts";
import { choicesFor } from "./choices.ts";
import type { Conversation } from "./command.ts";
import { commands, groups } from "./commands/index.ts";
import { mayOf } from "./may.ts";
import type { Message } from "./message.ts";

/** One person at one surface, with everything that they may say there. */
export async function converse(
  house: House,
  actor: Actor,
  thread: { id: string } | undefined,
  say: (message: Message) => Promise<void>,
): Promise<Conversation> {
  const id = personOf(actor)?.id;
  const roles = await house.platform.withDb((db) =>
    id === undefined
      ? Promise.resolve([])
      : db.select({ role: membership.role }).from(membership).where(eq(membership.personId, id)),
  );
  return {
    house,
    actor,
    ...(thread && { thread }),
    vocabulary: { commands, groups, buttons },
    may: mayOf(
      actor,
      roles.map((row) => row.role),
    ),
    choices: choicesFor(house, actor),
    say,
  };
}
