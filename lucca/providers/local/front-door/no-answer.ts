import type { IncomingMessage } from "node:http";
import type { Outcome } from "./forward.ts";
import type { PlainAnswer, Route } from "./guard.ts";
import { page } from "./page.ts";

/** Why no answer came: not running, too many requests at once, or what happened on the way. */
export type Nothing = Exclude<Outcome, "answered"> | "closed" | "busy";

/** What the client is told when its environment gives no answer. */
export function noAnswer(why: Nothing, request: IncomingMessage, route: Route): PlainAnswer {
  const name = `${route.clientName} (${route.environmentName})`;
  switch (why) {
    case "closed":
    case "untouched":
      return page(
        request,
        503,
        "Not running",
        `${name} is not running right now. Try again soon.`,
        5,
      );
    case "busy":
      return page(
        request,
        503,
        "Busy",
        `${name} has too many requests at once. Try again soon.`,
        2,
      );
    case "late":
      return page(request, 504, "No answer in time", `${name} took too long to answer.`);
    case "lost":
      return page(
        request,
        502,
        "No answer",
        `${name} stopped while it answered. Check whether your change was saved before you send it again.`,
      );
  }
}

/** The answer to a write while the environment's storage is full. */
export function storageFull(request: IncomingMessage, route: Route): PlainAnswer {
  const name = `${route.clientName} (${route.environmentName})`;
  return page(
    request,
    507,
    "Storage is full",
    `Nothing was saved: the storage of ${name} is full. Reading and deleting still work. Delete something, or ask for more storage.`,
  );
}
