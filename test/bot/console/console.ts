import { randomUUID } from "node:crypto";
import { speak } from "../../../api/v1/speak.ts";
import { listRooms } from "../../../bot/console/rooms/list.ts";
import { readMessages } from "../../../bot/console/rooms/messages.ts";
import { pressInRoom } from "../../../bot/console/rooms/press.ts";
import { sayInRoom } from "../../../bot/console/rooms/say.ts";
import { project } from "../../../bot/project.ts";
import { send } from "../../../bot/send.ts";
import { post } from "../../../bot/thread.ts";
import type { Actor, Role } from "../../../db/actor.ts";
import { driveRun } from "../../../lucca/run/drive.ts";
import { ask } from "../../../mocca/verb.ts";
import { addTestClient, driverOf, hire, testHouse } from "../../house.ts";

export type Person = Extract<Actor, { via: "console" }>;
export type Console = Awaited<ReturnType<typeof consoleHouse>>;

/** A house with two clients, and its people as they sit at the console. */
export async function consoleHouse() {
  const house = await testHouse();
  await addTestClient(house, "panna", "Panna");
  await addTestClient(house, "hushhush", "Hush");

  async function join(name: string, role: Role, client?: string): Promise<Person> {
    const at = client === undefined ? undefined : { client, role: "member" as const };
    const { person } = await hire(house, name, role, at);
    return { via: "console", person, session: randomUUID() };
  }
  const [ian, olga, mia] = await Promise.all([
    join("Ian", "owner"),
    join("Olga", "operator"),
    join("Mia", "member"),
  ]);

  const rooms = (who: Actor) => ask(listRooms, { house, actor: who }, {});
  async function roomOf(who: Actor, name: string) {
    const found = (await rooms(who)).find((room) => room.name === name);
    if (found === undefined) throw new Error(`no room ${name}`);
    return found;
  }
  const read = (who: Actor, thread: string, cursor: { before?: number; after?: number } = {}) =>
    ask(readMessages, { house, actor: who }, { thread, ...cursor });
  const says = (who: Actor, thread: string, line: string, key: string = randomUUID()) =>
    speak(sayInRoom, { house, actor: who }, { thread, line, key });

  /** The newest message of a thread as somebody sees it. */
  async function newest(who: Actor, thread: string) {
    const { messages } = await read(who, thread);
    const last = messages.at(-1);
    if (last === undefined) throw new Error("nothing was said");
    return last;
  }

  /** Presses the first button of a message. */
  async function presses(who: Actor, thread: string, message: string, key: string = randomUUID()) {
    const { messages } = await read(who, thread);
    const [first] = messages.find((one) => one.key === message)?.body.buttons ?? [];
    if (first === undefined) throw new Error("nothing to press");
    const { button, value } = first;
    return speak(pressInRoom, { house, actor: who }, { thread, message, button, value, key });
  }

  /** Does what is waiting: runs, the projector, the outbox. */
  const settle = () =>
    house.platform.drain({
      run: ({ runId }) => driveRun(driverOf(house), runId),
      project: () => project(house.platform),
      send: () =>
        send(house.platform, {
          console: (to, key, message) => post(house.platform, to.id, key, "Mocca", message),
        }),
    });

  const close = () => house.close();
  return { house, ian, olga, mia, join, rooms, roomOf, read, newest, says, presses, settle, close };
}
