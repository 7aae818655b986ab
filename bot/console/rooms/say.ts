import { z } from "zod";
import { answer } from "../../answer.ts";
import { buttons } from "../../buttons/index.ts";
import { commands, groups } from "../../commands/index.ts";
import { hush } from "../../hush.ts";
import { withPlace } from "../../with-place.ts";
import { talk } from "../talk.ts";
import { answerOnce } from "./answer-once.ts";
import { asksMocca } from "./asks-mocca.ts";
import { enter } from "./enter.ts";
import { line } from "./line.ts";
import { placeOf } from "./place-of.ts";
import { postLine } from "./post-line.ts";
import type { Shown } from "./tell.ts";

const vocabulary = { commands, groups, buttons };

/**
 * Says a line in a thread under a key of the page's own making; the same again says nothing twice. A
 * line with a slash or `@Mocca` is answered there, for everybody or for the asker alone; its secrets are
 * not kept. `shown` is what only this answer holds. 404 for a room that the person may not enter.
 */
export const sayInRoom = talk({
  name: "rooms/say",
  help: "Says a line in a thread; a command is answered there.",
  scope: "house",
  right: "look",
  input: z.object({ thread: z.uuid(), line, key: z.uuid() }),
  async run(asker, { thread, line, key }): Promise<Shown> {
    const { platform } = asker.house;
    const here = await platform.withDb((db) => enter(db, asker.actor, thread));
    const asked = asksMocca(line);
    const kept =
      asked === undefined ? line : line.slice(0, -asked.length) + hush(vocabulary, asked);
    await postLine(asker, here, key, kept);
    if (asked === undefined) return {};
    const place = await platform.withDb((db) => placeOf(db, here));
    const said = withPlace(vocabulary, asked, place);
    return answerOnce(asker, here, key, { thread, line: kept }, (conversation) =>
      answer(conversation, said, { canAnswer: true }),
    );
  },
});
