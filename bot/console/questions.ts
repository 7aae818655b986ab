import { listNotices } from "./notices/list.ts";
import { listCommands } from "./rooms/commands.ts";
import { completeLine } from "./rooms/complete.ts";
import { roomFacts } from "./rooms/facts.ts";
import { listRooms } from "./rooms/list.ts";
import { readMessages } from "./rooms/messages.ts";

/** What the console's rooms can be asked. */
export const consoleQuestions = [
  listRooms,
  readMessages,
  completeLine,
  listCommands,
  roomFacts,
  listNotices,
] as const;
