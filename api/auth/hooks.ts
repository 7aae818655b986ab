import { and, eq, isNull } from "drizzle-orm";
import type { Actor, Linked } from "../../db/actor.ts";
import type { Db, Platform } from "../../db/platform.ts";
import { record } from "../../db/record.ts";
import { person } from "../../db/schema.ts";
import { sessionDays } from "./session-days.ts";

type Session = { id: string; userId: string };
type Place = { path?: string } | null;

/**
 * What goes with the sign-in library's own rows: a session only for a person who is on the team, its
 * coming and going as events, and no provider's token kept.
 */
export function hooks(platform: Platform) {
  const onTeam = (id: string) => platform.withDb((db) => findById(db, id));
  const tell = async (session: Session, kind: string, facts: { way: string } | undefined) => {
    const found = await onTeam(session.userId);
    if (found === undefined) return;
    const actor: Actor = { via: "console", person: found, session: session.id };
    const about = { person: found.id, name: found.name, session: session.id, ...facts };
    await record(platform, actor, "sign-in", async () => ({
      result: undefined,
      events: [{ kind, facts: about }],
    }));
  };
  return {
    session: {
      create: {
        async before({ userId }: { userId: string }) {
          if ((await onTeam(userId)) === undefined) return false;
          return { data: { expiresAt: new Date(Date.now() + sessionDays * 86_400_000) } };
        },
        after: (session: Session, place: Place) =>
          tell(session, "signed in", { way: wayOf(place?.path ?? "") }),
      },
      delete: {
        async after(session: Session, place: Place) {
          if (place?.path === "/sign-out") await tell(session, "signed out", undefined);
        },
      },
    },
    account: {
      create: {
        before: async () => ({ data: { accessToken: null, refreshToken: null, idToken: null } }),
      },
    },
  };
}

async function findById(db: Db, id: string): Promise<Linked | undefined> {
  const [row] = await db
    .select({ id: person.id, name: person.name, email: person.email, role: person.role })
    .from(person)
    .where(and(eq(person.id, id), isNull(person.endedAt)));
  return row;
}

/** How somebody came in, by the address that made the session. */
function wayOf(path: string): string {
  if (path === "/link") return "link";
  return path.startsWith("/passkey/") ? "passkey" : "provider";
}
