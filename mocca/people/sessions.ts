import { and, desc, eq, gt } from "drizzle-orm";
import { z } from "zod";
import { session } from "../../db/schema.ts";
import { question } from "../verb.ts";
import { whoseSessions } from "./whose-sessions.ts";

/** Where a person is signed in: one's own sessions, or for an owner anybody's. The newest use is first. */
export const listSessions = question({
  name: "people/sessions",
  help: "Lists where a person is signed in.",
  scope: "house",
  right: "look",
  input: z.object({ email: z.string().toLowerCase().optional() }),
  async run(db, { actor }, { email }) {
    const { id, name } = await whoseSessions(db, actor, email);
    const rows = await db
      .select({
        id: session.id,
        createdAt: session.createdAt,
        usedAt: session.updatedAt,
        expiresAt: session.expiresAt,
        address: session.ipAddress,
        browser: session.userAgent,
      })
      .from(session)
      .where(and(eq(session.personId, id), gt(session.expiresAt, new Date())))
      .orderBy(desc(session.updatedAt))
      .limit(200);
    const own = actor.via === "console" ? actor.session : undefined;
    return { name, rows: rows.map((row) => ({ ...row, current: row.id === own })) };
  },
});
