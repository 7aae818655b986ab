import type { Actor } from "../../db/actor.ts";
import type { Db } from "../../db/platform.ts";
import { Refusal } from "../../db/refusal.ts";
import { judge } from "../rights.ts";
import { byThemselves } from "./by-themselves.ts";
import { onTeam } from "./on-team.ts";

/** The person whose sessions are meant: the asker, or for an owner whoever has the address. */
export async function whoseSessions(
  db: Db,
  actor: Actor,
  email: string | undefined,
): Promise<{ id: string; name: string }> {
  const self = byThemselves(actor);
  if (email === undefined || email === self.email) return self;
  if (!judge(actor, "own", { at: "house" }).may)
    throw new Refusal(
      "not_allowed",
      "Only an owner sees and ends the sessions of others.",
      "Ask an owner.",
    );
  return onTeam(db, email);
}
