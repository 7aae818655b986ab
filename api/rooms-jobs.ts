import { project } from "../bot/project.ts";
import { send } from "../bot/send.ts";
import { post } from "../bot/thread.ts";
import type { Platform } from "../db/platform.ts";
import { mailer } from "./mail.ts";

/** The jobs that every runtime does: what happened goes out to the rooms of our own, and letters go by mail. */
export function roomsJobs(platform: Platform): Record<"project" | "send", () => Promise<void>> {
  const surfaces = { terminal: ours(platform), console: ours(platform) };
  return {
    project: () => project(platform),
    send: () => send(platform, surfaces, mailer(platform)),
  };
}

/** The surfaces whose threads stand in our own tables. */
function ours(platform: Platform) {
  return (to: { id: string }, key: string, message: Parameters<typeof post>[4]) =>
    post(platform, to.id, key, "Mocca", message);
}
