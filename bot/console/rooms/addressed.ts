import { and, eq, inArray, isNull, ne, or } from "drizzle-orm";
import type { NewEvent } from "../../../db/event.ts";
import type { Db } from "../../../db/platform.ts";
import { membership, person, roomPerson } from "../../../db/schema.ts";
import type { Here } from "./enter.ts";

/**
 * The event of a message that is meant for somebody: the other one of a direct room, or whoever its
 * text names with an @ and may enter the room. It holds who and where, never the words.
 */
export async function addressed(
  tx: Db,
  here: Here,
  key: string,
  text: string,
): Promise<NewEvent[]> {
  const { room, client, thread } = here;
  if (room.kind !== "direct" && !text.includes("@")) return [];
  const others = await othersIn(tx, here);
  const meant = room.kind === "direct" ? others : others.filter((one) => named(text, one));
  if (meant.length === 0) return [];
  const direct = room.kind === "direct";
  const to = meant.map(({ id }) => id);
  const facts = { to, direct, room: room.id, thread, message: key };
  return [{ kind: "person addressed", ...(client && { clientId: client.id }), facts }];
}

async function othersIn(db: Db, { me, room, client }: Here) {
  const inRoom = db
    .select({ id: roomPerson.personId })
    .from(roomPerson)
    .where(eq(roomPerson.roomId, room.id));
  const ofClient = db
    .select({ id: membership.personId })
    .from(membership)
    .where(eq(membership.clientId, client?.id ?? room.id));
  const may = {
    all: undefined,
    client: or(ne(person.role, "member"), inArray(person.id, ofClient)),
    direct: inArray(person.id, inRoom),
  };
  return db
    .select({ id: person.id, name: person.name, email: person.email })
    .from(person)
    .where(and(isNull(person.endedAt), ne(person.id, me.id), may[room.kind]));
}

/** `@Ian Lucca`, `@Ian` or `@ian@mio.nz`, in any case. */
function named(text: string, { name, email }: { name: string; email: string }): boolean {
  const said = text.toLowerCase();
  return [name, name.split(" ")[0] ?? name, email].some((word) => {
    const at = said.indexOf(`@${word.toLowerCase()}`);
    return at >= 0 && !/[\p{L}\p{N}]/u.test(said.charAt(at + word.length + 1));
  });
}
