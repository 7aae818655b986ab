import type { WebSocket } from "ws";
import { z } from "zod";
import type { Actor } from "../db/actor.ts";
import { plainError } from "../db/plain-error.ts";
import type { House } from "../mocca/verb.ts";
import { liveRooms } from "./live-rooms.ts";

const mostWaiting = 50;
const mostUnsent = 1024 * 1024;
const pingMs = 30_000;
const recheckMs = 10_000;
const soonMs = 1_000;
const policyViolation = 1008;
/** Of our own making: the session behind the socket is over. */
const signedOut = 4401;

const names = z.array(z.string().max(100)).max(300).default([]);
const heard = z.object({ join: names, leave: names });

/**
 * One page's WebSocket. It joins and leaves rooms, and is told `{ woken: room }` whenever there is
 * something to read again, once also on joining. Session and rooms are checked again every ten seconds
 * and soon after each change in the house; a session that is over ends the visit.
 */
export function liveVisit(
  { platform }: House,
  socket: WebSocket,
  first: Actor,
  whoNow: () => Promise<Actor | undefined>,
): void {
  let actor = first;
  let alive = true;
  let soon: NodeJS.Timeout | undefined;

  const rooms = liveRooms(platform, (room) => {
    if (socket.bufferedAmount > mostUnsent) socket.terminate();
    else socket.send(JSON.stringify({ woken: room }), ignore);
  });

  /** One thing after the other; what breaks ends the visit, and the page comes back by itself. */
  const next = inTurn(mostWaiting, (error) => {
    if (error !== undefined) platform.log("live connection failed", { error: plainError(error) });
    socket.terminate();
  });

  async function hear(text: string): Promise<void> {
    const read = heard.safeParse(json(text));
    if (!read.success) return socket.close(policyViolation, "That is not understood");
    for (const room of read.data.leave) rooms.leave(room);
    await rooms.join(actor, read.data.join);
  }

  async function recheck(): Promise<void> {
    const now = await whoNow();
    if (now === undefined) return socket.close(signedOut, "Signed out");
    actor = now;
    await rooms.recheck(actor);
  }

  // A change in the house may have ended the session: many at once are one check.
  const unwatch = platform.sockets.subscribe("team", () => {
    soon ??= setTimeout(() => {
      soon = undefined;
      next(recheck);
    }, soonMs);
  });
  const checks = setInterval(() => next(recheck), recheckMs);
  const pings = setInterval(() => {
    if (alive) socket.ping(ignore);
    else socket.terminate();
    alive = false;
  }, pingMs);
  socket.on("pong", () => {
    alive = true;
  });
  socket.on("message", (data) => next(() => hear(String(data))));
  // A close follows every error, and is what counts.
  socket.on("error", ignore);
  socket.on("close", () => {
    clearInterval(checks);
    clearInterval(pings);
    clearTimeout(soon);
    unwatch();
    rooms.close();
  });
}

/** Does what is handed in, one after the other; `over` hears of the first failure, or of too much waiting. */
function inTurn(
  most: number,
  over: (error?: unknown) => void,
): (what: () => Promise<void>) => void {
  let waiting = 0;
  let last = Promise.resolve();
  return (what) => {
    if (waiting >= most) return over();
    waiting += 1;
    last = last
      .then(what)
      .catch(over)
      .finally(() => {
        waiting -= 1;
      });
  };
}

function ignore(): void {}

function json(text: string): unknown {
  // Whatever a page sends.
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
