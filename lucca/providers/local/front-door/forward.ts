import { Agent, request as ask, type IncomingMessage, type ServerResponse } from "node:http";
import { pipeline } from "node:stream";
import { endToEnd, unframed } from "./headers.ts";

/**
 * `answered`: an answer began, or the client went away. `untouched`: nothing was answered and the
 * request can be sent again without harm. `lost`: nothing was answered, but it may have had its effect.
 * `late`: no answer began in time.
 */
export type Outcome = "answered" | "untouched" | "lost" | "late";

export type Destination = {
  port: number;
  headers: readonly string[];
  /** Set with the answer, beside those that the worker sets. */
  cookies?: readonly string[];
};

/** workerd closes a connection that was idle for 5 s; one taken up later than this would race with that. */
const agent = new Agent({ keepAlive: true, timeout: 4000 });

/** How long, in ms, a worker may take to begin its answer once it has the whole request. */
const patience = 100_000;

/**
 * A worker that refuses a large body answers after the head and closes the connection, and a write to
 * a closed connection throws its answer away unread. So large bodies (bytes) start a little later (ms).
 */
const large = 32_768;
const headStart = 50;

const repeatable = ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"];

/** Sends a request on to a port of this machine, streaming both ways; ends when that exchange is over. */
export function forward(
  request: IncomingMessage,
  response: ServerResponse,
  to: Destination,
): Promise<Outcome> {
  if (response.destroyed) return Promise.resolve("answered");
  const { method = "GET", headers } = request;
  const chunked = headers["transfer-encoding"] !== undefined;
  const stated = headers["content-length"];
  const length = chunked ? Number.POSITIVE_INFINITY : Number(stated ?? 0);
  const framing = chunked
    ? ["Transfer-Encoding", "chunked"]
    : stated === undefined
      ? []
      : ["Content-Length", stated];
  let connected = false;
  let bodyBegan = false;
  let late = false;
  let timer: NodeJS.Timeout | undefined;

  const upstream = ask({
    host: "127.0.0.1",
    port: to.port,
    method,
    path: pathOf(request),
    agent,
    headers: [...unframed(to.headers), ...framing],
  });
  const sendBody = () => {
    if (bodyBegan || upstream.destroyed) return;
    bodyBegan = true;
    request.pipe(upstream);
  };
  // Nothing is taken from the client before there is a connection: until then all can go elsewhere.
  const send = () => {
    connected = true;
    if (length === 0) upstream.end();
    else if (length <= large) sendBody();
    else {
      upstream.flushHeaders();
      setTimeout(sendBody, headStart);
    }
  };
  upstream.once("socket", (socket) => {
    if (socket.connecting) socket.once("connect", send);
    else send();
  });
  upstream.once("finish", () => {
    if (!response.headersSent)
      timer = setTimeout(() => {
        late = true;
        upstream.destroy();
      }, patience);
  });
  upstream.once("response", (answer) => {
    clearTimeout(timer);
    const cookies = (to.cookies ?? []).flatMap((cookie) => ["Set-Cookie", cookie]);
    response.writeHead(answer.statusCode ?? 502, answer.statusMessage, [
      ...endToEnd(answer.rawHeaders),
      ...cookies,
    ]);
    if (length > 0) setImmediate(() => answer.complete || sendBody());
    pipeline(answer, response, () => {
      if (length === 0) return;
      // What the client still sends after the answer is read and dropped.
      request.unpipe(upstream).resume();
      if (!upstream.writableEnded) upstream.destroy();
    });
  });
  const gone = () => {
    if (!response.writableFinished) upstream.destroy();
  };
  response.once("close", gone);

  return new Promise((resolve) => {
    // Each failure ends in "close", where it is judged.
    upstream.on("error", () => undefined);
    upstream.once("close", () => {
      clearTimeout(timer);
      if (response.headersSent || response.destroyed) return resolve("answered");
      response.off("close", gone);
      if (late) return resolve("late");
      const used = connected && (bodyBegan || !repeatable.includes(method));
      resolve(used ? "lost" : "untouched");
    });
  });
}

/** A client that takes us for a proxy sends the whole address; the worker gets the path alone. */
export function pathOf(request: IncomingMessage): string {
  const { url = "/" } = request;
  return url.startsWith("/") || url === "*" ? url : url.replace(/^[a-z]+:\/\/[^/?]*/i, "") || "/";
}
