import type { Platform } from "../../db/platform.ts";
import type { Message } from "../message.ts";
import { cardOf } from "./card-of.ts";

/** The card of a run or deploy that was stored a moment ago, which every surface then follows. */
export async function startedRun(platform: Platform, runId: string): Promise<Message> {
  return started(platform, `run:${runId}`);
}

export async function startedDeploy(platform: Platform, deployId: string): Promise<Message> {
  return started(platform, `deploy:${deployId}`);
}

async function started(platform: Platform, subject: string): Promise<Message> {
  const card = await platform.withDb((db) => cardOf(db, subject));
  if (card === undefined) throw new Error(`${subject} has no row`);
  return card;
}
