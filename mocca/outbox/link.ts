import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { Refusal } from "../../db/refusal.ts";
import { person } from "../../db/schema.ts";
import { byThemselves } from "../people/by-themselves.ts";
import { makeLink } from "../people/make-link.ts";
import { verb } from "../verb.ts";
import { mail } from "./mail.ts";
import { unsent } from "./unsent.ts";

/** Shows an owner a fresh link for a letter that could not be sent, to be handed over in another way. */
export const linkOfMail = verb({
  name: "outbox/link",
  help: "Shows a fresh link for a letter that was not sent, once.",
  scope: "house",
  right: "own",
  shownOnce: true,
  input: z.object({ id: z.int() }),
  async run(tx, { house, actor }, { id }) {
    byThemselves(actor);
    const letter = mail.safeParse((await unsent(tx, id)).body);
    const [found] = letter.success
      ? await tx
          .select({ id: person.id, name: person.name, email: person.email })
          .from(person)
          .where(and(eq(person.id, letter.data.person), isNull(person.endedAt)))
      : [];
    if (!letter.success || found === undefined)
      throw new Refusal("not_found", `Number ${id} is no letter with a link.`, "See /outbox list.");
    const { mail: kind, to } = letter.data;
    const link = await makeLink(tx, house.platform, found.id, kind, to);
    const facts = { person: found.id, name: found.name, mail: kind };
    return {
      result: { ...link, name: found.name, email: found.email },
      events: [{ kind: "sign-in link shown", facts }],
    };
  },
});
