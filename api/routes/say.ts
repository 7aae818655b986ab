import { timingSafeEqual } from "node:crypto";
import type { Context } from "hono";
import { stream } from "hono/streaming";
import { z } from "zod";
import { answer } from "../../bot/answer.ts";
import { choiceKinds } from "../../bot/command.ts";
import { converse } from "../../bot/converse.ts";
import { followCard } from "../../bot/follow-card.ts";
import type { Message } from "../../bot/message.ts";
import { press } from "../../bot/press.ts";
import { openThread } from "../../bot/thread.ts";
import type { Actor } from "../../db/actor.ts";
import { plainError } from "../../db/plain-error.ts";
import { Refusal } from "../../db/refusal.ts";
import { findPerson } from "../../mocca/people/find.ts";
import { rights } from "../../mocca/rights.ts";
import type { House } from "../../mocca/verb.ts";
import { problem } from "../errors.ts";

/** What lets a terminal in: the secret of `server.json`. It speaks as the owner, or as whom it names. */
export type SayDoor = {
  secret: string;
  ownerEmail: string;
  /** Aborted when Mocca drains: whoever watches is let go, and the run is left as it stands. */
  closing: AbortSignal;
};

const said = z.object({
  as: z.string().optional(),
  canAnswer: z.boolean().default(false),
  say: z.union([
    z.object({ line: z.string().max(20_000) }),
    z.object({ button: z.string(), value: z.record(z.string(), z.json()) }),
    z.object({ choices: z.enum(choiceKinds), prefix: z.string().max(200) }),
    z.object({ rights: z.literal(true) }),
  ]),
});

/**
 * `POST /api/v1/say`: one line or pressed button from a terminal, with `Authorization: Bearer`; answers
 * with messages as JSON lines, and a live card is followed until it ends. `choices` and `rights` are
 * what Tab offers, as JSON. 401 without the secret.
 */
export async function say(house: House, door: SayDoor, c: Context): Promise<Response> {
  if (!same(c.req.header("authorization") ?? "", `Bearer ${door.secret}`))
    return problem(c, 401, "This door is for terminals on this machine.");
  const read = said.safeParse(await c.req.json().catch(() => undefined));
  if (!read.success)
    throw new Refusal("invalid", "That cannot be said.", "Update Mocca's terminal.");
  const { say: what, as, canAnswer } = read.data;
  const actor = await speaker(house, as ?? door.ownerEmail);
  const { platform } = house;
  if ("choices" in what) {
    const { choices } = await converse(house, actor, undefined, ignore);
    return c.json({ choices: await choices(what.choices, what.prefix) });
  }
  if ("rights" in what) {
    const { may } = await converse(house, actor, undefined, ignore);
    return c.json({ rights: rights.filter(may) });
  }
  const id = await platform.withDb((db) => openThread(db, "terminal", actor.person.id));
  const broken = async (error: Error) =>
    platform.log("conversation broke off", { error: plainError(error) });
  return stream(
    c,
    async (out) => {
      const gone = new AbortController();
      out.onAbort(() => gone.abort());
      const write = async (message: Message) => {
        await out.write(`${JSON.stringify({ message })}\n`);
      };
      const conversation = await converse(house, actor, { id }, write);
      const message =
        "line" in what
          ? await answer(conversation, what.line, { canAnswer })
          : await press(conversation, what);
      await write(message);
      const until = AbortSignal.any([gone.signal, door.closing]);
      if (message.card !== undefined) await followCard(platform, id, message, write, until);
    },
    broken,
  );
}

async function ignore(): Promise<void> {}

async function speaker(house: House, email: string): Promise<Extract<Actor, { via: "terminal" }>> {
  const person = await house.platform.withDb((db) => findPerson(db, email));
  if (person === undefined)
    throw new Refusal(
      "not_found",
      `Nobody on the team has the address ${email}.`,
      "See /person list.",
    );
  return { via: "terminal", person };
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
