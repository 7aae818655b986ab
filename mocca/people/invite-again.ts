import { z } from "zod";
import { Refusal } from "../../db/refusal.ts";
import { queueMail } from "../outbox/queue-mail.ts";
import { verb } from "../verb.ts";
import { dropLinks } from "./drop-links.ts";
import { onTeam } from "./on-team.ts";

/** Sends an invitation again; earlier links of that person end. Refuses one who has signed in before. */
export const inviteAgain = verb({
  name: "people/invite-again",
  help: "Sends a person's invitation again.",
  scope: "house",
  right: "own",
  input: z.object({ email: z.string().toLowerCase() }),
  async run(tx, _context, { email }) {
    const { id, name, emailVerified } = await onTeam(tx, email);
    if (emailVerified)
      throw new Refusal(
        "conflict",
        `${name} has signed in before and needs no invitation.`,
        "They ask for a link on the sign-in page.",
      );
    await dropLinks(tx, id);
    await queueMail(tx, email, { mail: "invitation", person: id });
    return {
      result: { name, email },
      events: [{ kind: "person invited again", facts: { person: id, name } }],
      wake: [{ name: "send" }],
    };
  },
});
