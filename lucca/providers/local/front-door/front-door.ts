import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Compute } from "../compute/compute.ts";
import type { Visit } from "../compute/running.ts";
import { type Destination, forward, type Outcome } from "./forward.ts";
import { forwardUpgrade, headOf } from "./forward-upgrade.ts";
import type { Guard, PlainAnswer, Route } from "./guard.ts";
import { headersFor } from "./headers.ts";
import { type Nothing, noAnswer, storageFull } from "./no-answer.ts";

export type FrontDoor = {
  /** Answers a request to an environment's host; undefined, untouched, when the host is no environment's. */
  request(request: IncomingMessage, response: ServerResponse): Promise<true | undefined>;
  /** The same for a connection that asks to become a WebSocket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<true | undefined>;
};

/** More requests at once than this are refused, so that one slow environment cannot use up the door. */
const mostAtOnce = 512;

const writes = ["POST", "PUT", "PATCH"];

/**
 * The way to every environment: by `Host`, to the version that is live. `route` names the environment
 * of a host (lower case, no port); `guard` decides who passes; `protocol` is the one that clients use.
 */
export function frontDoor(options: {
  route(host: string): Promise<Route | undefined>;
  guard: Guard;
  compute: Pick<Compute, "enter" | "ensureRunning" | "isFull">;
  protocol: "http" | "https";
}): FrontDoor {
  const { compute, guard, protocol } = options;

  /** Takes one request to its environment; a plain answer comes back when there is none from there. */
  async function pass(
    request: IncomingMessage,
    route: Route,
    send: (to: Destination) => Promise<Outcome>,
  ): Promise<PlainAnswer | undefined> {
    const { environmentId } = route;
    const judged = await guard(request, route);
    if ("answer" in judged) return judged.answer;
    if (writes.includes(request.method ?? "") && compute.isFull(environmentId))
      return storageFull(request, route);
    const headers = headersFor(request, protocol, judged.pass);
    const { cookies } = judged;
    const once = async (): Promise<"answered" | "untouched" | Nothing> => {
      const visit = await arrive(environmentId);
      if (visit === undefined) return "closed";
      try {
        return visit.others < mostAtOnce
          ? await send({ port: visit.port, headers, ...(cookies && { cookies }) })
          : "busy";
      } finally {
        // Whatever happens to the request, it no longer keeps its version from being stopped.
        visit.leave();
      }
    };
    const first = await once();
    const outcome = first === "untouched" ? await once() : first;
    return outcome === "answered" ? undefined : noAnswer(outcome, request, route);
  }

  async function arrive(environmentId: string): Promise<Visit | undefined> {
    const visit = compute.enter(environmentId);
    if (visit !== undefined) return visit;
    await compute.ensureRunning(environmentId);
    return compute.enter(environmentId);
  }

  return {
    async request(request, response) {
      const route = await options.route(hostOf(request));
      if (route === undefined) return undefined;
      const answer = await pass(request, route, (to) => forward(request, response, to));
      if (answer === undefined) return true;
      response.writeHead(answer.status, answer.headers).end(answer.body);
      // What the client still sends is read and dropped, so that it reads the answer.
      request.resume();
      return true;
    },
    async upgrade(request, socket, head) {
      const route = await options.route(hostOf(request));
      if (route === undefined) return undefined;
      socket.on("error", () => socket.destroy());
      const answer = await pass(request, route, (to) => forwardUpgrade(request, socket, head, to));
      if (answer === undefined) return true;
      const headers = Object.entries({ ...answer.headers, Connection: "close" });
      const flat = headers.flatMap(([name, values]) =>
        [values].flat().flatMap((one) => [name, one]),
      );
      socket.end(headOf(answer.status, "", flat) + answer.body);
      return true;
    },
  };
}

function hostOf(request: IncomingMessage): string {
  return (request.headers.host ?? "").toLowerCase().replace(/:\d*$/, "").replace(/\.$/, "");
}
