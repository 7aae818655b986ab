import { z } from "zod";
import { Refusal } from "../../../db/refusal.ts";
import { roomPerson } from "../../../db/schema.ts";
import { findPerson } from "../../../mocca/people/find.ts";
import { meOf } from "../me-of.ts";
import { talk } from "../talk.ts";
import { openRoom } from "./open-rooms.ts";

/** Opens the room of the asker and one colleague: always the same one. Refuses who is not on the team. */
export const openDirect = talk({
  name: "rooms/direct",
  help: "Opens your room with one colleague.",
  scope: "house",
  right: "look",
  input: z.object({ email: z.string().max(200) }),
  async run({ house, actor }, { email }): Promise<{ room: string; threadId: string }> {
    const me = meOf(actor);
    return house.platform.withDb(async (db) => {
      const other = await findPerson(db, email);
      if (other === undefined || other.id === me)
        throw new Refusal(
          "not_found",
          `There is no colleague with the address ${email}.`,
          "Choose somebody on the team.",
        );
      const both = [me, other.id].toSorted();
      return db.transaction(async (tx) => {
        const opened = await openRoom(tx, { kind: "direct", key: `direct:${both.join(":")}` });
        const people = both.map((personId) => ({ roomId: opened.room, personId }));
        await tx.insert(roomPerson).values(people).onConflictDoNothing();
        return opened;
      });
    });
  },
});
