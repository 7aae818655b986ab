import { answer } from "../../bot/answer.ts";
import { converse } from "../../bot/converse.ts";
import type { Message } from "../../bot/message.ts";
import { press } from "../../bot/press.ts";
import type { Actor } from "../../db/actor.ts";
import { driveRun } from "../../lucca/run/drive.ts";
import { addTestClient, driverOf, hire, type TestHouse, testHouse } from "../house.ts";

export type Team = Awaited<ReturnType<typeof team>>;

/** A house with two clients, and people of every role who say things in it. */
export async function team() {
  const house: TestHouse = await testHouse();
  await addTestClient(house, "panna", "Panna");
  await addTestClient(house, "hushhush", "Hush");
  const at = { client: "panna" };
  const people = new Map<string, Actor>([
    ["owner", await hire(house, "Ian", "owner")],
    ["operator", await hire(house, "Olga", "operator")],
    ["member", await hire(house, "Mia", "member")],
    ["member at Panna", await hire(house, "Pat", "member", { ...at, role: "member" })],
    ["operator at Panna", await hire(house, "Oto", "member", { ...at, role: "operator" })],
  ]);

  async function conversation(who: string) {
    const actor = people.get(who);
    if (actor === undefined) throw new Error(who);
    return converse(house, actor, { id: "room" }, async () => undefined);
  }

  async function says(who: string, line: string): Promise<Message> {
    return answer(await conversation(who), line, { canAnswer: false });
  }

  /** Walks the run that a card shows. */
  async function walked({ card }: Message): Promise<void> {
    await driveRun(driverOf(house), card?.slice("run:".length) ?? "");
  }

  /** Presses the first button of a message, and walks the run that it starts. */
  async function pressFirst(who: string, message: Message): Promise<Message> {
    const [first] = message.buttons ?? [];
    if (first === undefined) throw new Error(`Nothing to press: ${message.text}`);
    const next = await press(await conversation(who), { button: first.button, value: first.value });
    if (next.card?.startsWith("run:")) await walked(next);
    return next;
  }

  return { house, people, conversation, says, walked, pressFirst, close: () => house.close() };
}
