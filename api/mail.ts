import { and, eq, isNull, lt } from "drizzle-orm";
import type { Mailer } from "../bot/send.ts";
import type { Platform } from "../db/platform.ts";
import { outbox, person } from "../db/schema.ts";
import { type Mail, mail } from "../mocca/outbox/mail.ts";
import { makeLink } from "../mocca/people/make-link.ts";
import { letterOf } from "./letter.ts";

type Row = Parameters<Mailer>[0];

const signInMs = 15 * 60_000;
const patienceMs = 15_000;

/**
 * Sends the outbox's letters over SMTP_URL from MAIL_FROM. The link in a letter is made here, at the
 * moment of sending, and stands nowhere else. Without a mail server letters are kept, the newest of each
 * kind for each address.
 */
export function mailer(platform: Platform): Mailer {
  return async (row) => {
    const letter = mail.parse(row.body);
    const tooLate = letter.mail === "sign-in" && Date.now() - row.createdAt.getTime() > signInMs;
    const found = await platform.withDb(async (db) => {
      const [one] = await db
        .select({ id: person.id, name: person.name, email: person.email })
        .from(person)
        .where(and(eq(person.id, letter.person), isNull(person.endedAt)));
      return one;
    });
    if (found === undefined) return { state: "done", failure: "Not sent: they have left." };
    const { SMTP_URL: server, MAIL_FROM: from } = platform.config.vendors;
    if (server === undefined || from === undefined) return keep(platform, row);
    if (tooLate) return { state: "done", failure: "Not sent: it had waited for 15 minutes." };
    await deliver(platform, { server, from }, letter, found);
    return { state: "done", sentAt: new Date(), failure: null };
  };
}

async function keep(platform: Platform, { id, target, key }: Row): Promise<Partial<Row>> {
  const same = and(eq(outbox.target, target), eq(outbox.key, key), eq(outbox.state, "kept"));
  await platform.withDb((db) => db.delete(outbox).where(and(same, lt(outbox.id, id))));
  return { state: "kept", failure: "No mail server is set: SMTP_URL and MAIL_FROM." };
}

async function deliver(
  platform: Platform,
  { server, from }: { server: string; from: string },
  { mail: kind, to }: Mail,
  { id, name, email }: { id: string; name: string; email: string },
): Promise<void> {
  const { url } = await platform.withDb((db) => makeLink(db, platform, id, kind, to));
  const letter = letterOf(kind, name, url);
  const { createTransport } = await import("nodemailer");
  const transport = createTransport({
    url: server,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
  });
  // What a mail server says may repeat what it was sent; only its codes are kept.
  try {
    await transport.sendMail({ from, to: { name, address: email }, ...letter });
  } catch (error) {
    throw new Error(`The mail server did not take it: ${codesOf(error)}.`);
  } finally {
    transport.close();
  }
}

function codesOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "no reason given";
  const code = "code" in error ? String(error.code) : "no code";
  return "responseCode" in error ? `${code}, ${error.responseCode}` : code;
}
