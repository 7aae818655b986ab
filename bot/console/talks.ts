import { readNotices } from "./notices/read.ts";
import { openDirect } from "./rooms/direct.ts";
import { editMessage } from "./rooms/edit.ts";
import { pressInRoom } from "./rooms/press.ts";
import { readRoom } from "./rooms/read.ts";
import { removeMessage } from "./rooms/remove.ts";
import { openReply } from "./rooms/reply.ts";
import { restoreMessage } from "./rooms/restore.ts";
import { sayInRoom } from "./rooms/say.ts";

/** Everything that can be done in the console's rooms. */
export const talks = [
  sayInRoom,
  pressInRoom,
  openReply,
  openDirect,
  readRoom,
  editMessage,
  removeMessage,
  restoreMessage,
  readNotices,
] as const;
