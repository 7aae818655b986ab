import { and, eq, ne } from "drizzle-orm";
import { z } from "zod";
import { session } from "../../db/schema.ts";
import { verb } from "../verb.ts";
import { dropLinks } from "./drop-links.ts";
import { whoseSessions } from "./whose-sessions.ts";

/** Ends a person's sessions but the one that asks: one's own, or for an owner anybody's. */
export const endOtherSessions = verb({
  name: "people/end-other-sessions",
  help: "Signs a person's other sessions out.",
  scope: "house",
  right: "look",
  input: z.object({ email: z.string().toLowerCase().optional() }),
  async run(tx, { actor }, { email }) {
    const { id, name } = await whoseSessions(tx, actor, email);
    const kept = actor.via === "console" ? ne(session.id, actor.session) : undefined;
    const ended = await tx
      .delete(session)
      .where(and(eq(session.personId, id), kept))
      .returning({ id: session.id });
    await dropLinks(tx, id);
    const facts = { person: id, name, sessions: ended.map((row) => row.id) };
    return {
      result: { name, ended: ended.length },
      events: [{ kind: "sessions ended", facts }],
    };
  },
});
