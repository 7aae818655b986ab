import { sql } from "drizzle-orm";
import type { Db } from "../../db/platform.ts";
import { outbox } from "../../db/schema.ts";
import type { Mail } from "./mail.ts";

/**
 * Puts a letter into the outbox, to be sent by the `send` job. It says what to send and never a link:
 * that is made at the moment of sending. One that still waits is replaced.
 */
export async function queueMail(tx: Db, email: string, { mail, person, to = "/" }: Mail) {
  const body = { mail, person, to };
  await tx
    .insert(outbox)
    .values({ target: `mail:${email}`, key: mail, body })
    .onConflictDoUpdate({
      target: [outbox.target, outbox.key],
      targetWhere: sql`state = 'waiting'`,
      set: { body, createdAt: new Date(), notBefore: null },
    });
}
