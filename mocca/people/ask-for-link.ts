import type { Platform } from "../../db/platform.ts";
import { record } from "../../db/record.ts";
import { safePath } from "../../lucca/access/safe-path.ts";
import { queueMail } from "../outbox/queue-mail.ts";
import { findPerson } from "./find.ts";

/**
 * Sends a sign-in link to an address, if somebody on the team has it. Nobody is told whether they do:
 * the door answers before this is done.
 */
export async function askForLink(platform: Platform, email: string, to?: string): Promise<void> {
  await record(platform, { via: "system", principal: "sign-in" }, "sign-in/link", async (tx) => {
    const person = await findPerson(tx, email);
    if (person === undefined) return { result: undefined, events: [] };
    const body = { mail: "sign-in" as const, person: person.id, to: safePath(to) };
    await queueMail(tx, person.email, body);
    const facts = { person: person.id, name: person.name };
    return {
      result: undefined,
      events: [{ kind: "sign-in link asked for", facts }],
      wake: [{ name: "send" }],
    };
  });
}
