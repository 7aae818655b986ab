import type { z } from "zod";
import type { Right } from "../mocca/rights.ts";
import type { Conversation } from "./command.ts";
import type { Message } from "./message.ts";

/**
 * What a button of a message does: one file in bot/buttons. The button carries its name and value;
 * all state is in the database, so that it works after a restart and from every surface.
 */
export type ButtonHandler<V extends z.ZodObject = z.ZodObject> = {
  name: string;
  value: V;
  right: Right;
  run(conversation: Conversation, value: z.output<V>): Promise<Message>;
};

/** Fixes the types of a declaration; the object itself is the handler. */
export function button<V extends z.ZodObject>(declared: ButtonHandler<V>): ButtonHandler<V> {
  return declared;
}
