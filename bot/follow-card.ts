import type { Platform } from "../db/platform.ts";
import { cardOf } from "./cards/card-of.ts";
import type { Message } from "./message.ts";
import { follow, readThread } from "./thread.ts";

const patienceMs = 1_000;

/**
 * Shows a live card in a thread and hands on each newer state until the last one. The outbox brings
 * the states; each second without one the card is read itself, so that the last is never missed.
 */
export async function followCard(
  platform: Platform,
  threadId: string,
  first: Message,
  show: (message: Message) => Promise<void>,
  gone: AbortSignal,
): Promise<void> {
  const subject = first.card;
  if (subject === undefined || ended(first)) return;
  let woken = Promise.withResolvers<void>();
  gone.addEventListener("abort", () => woken.resolve(), { once: true });
  const leave = platform.sockets.subscribe(`thread:${threadId}`, () => woken.resolve());
  // The room is left however it ends.
  try {
    await platform.withDb((db) => follow(db, threadId, subject));
    let cursor = 0;
    let newest = first;
    while (!ended(newest) && !gone.aborted) {
      const rows = await platform.withDb((db) => readThread(db, threadId, cursor));
      const states =
        rows.length > 0 ? rows.map((row) => row.body) : await reread(platform, subject);
      for (const state of states)
        if (JSON.stringify(state) !== JSON.stringify(newest)) await show(state);
      newest = states.at(-1) ?? newest;
      cursor = rows.at(-1)?.seq ?? cursor;
      if (ended(newest)) return;
      await Promise.race([woken.promise, later(patienceMs)]);
      woken = Promise.withResolvers();
    }
  } finally {
    leave();
  }
}

function ended({ tone }: Message): boolean {
  return tone !== "waiting" && tone !== "running";
}

async function reread(platform: Platform, subject: string): Promise<Message[]> {
  const card = await platform.withDb((db) => cardOf(db, subject));
  return card === undefined ? [] : [card];
}

function later(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
