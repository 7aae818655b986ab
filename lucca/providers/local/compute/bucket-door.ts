import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { forward } from "../front-door/forward.ts";
import { keyHeader } from "./bucket-plugin.ts";
import { startBucketWorker } from "./bucket-worker.ts";
import { watchStorage } from "./storage-watch.ts";
import { type Supervised, supervise } from "./supervise.ts";

/** Where all versions of one environment find its bucket, and the key that opens it. */
export type BucketDoor = { address: string; key: string; close(): Promise<void> };

/**
 * Opens the door of a bucket on loopback. The process behind it starts with the first call and is the
 * only one on the folder. Object data beyond the limit is refused; reading and deleting go on.
 */
export async function openBucketDoor(options: {
  environmentId: string;
  folder: string;
  limit: number;
  onLog(level: string, text: string): void;
  onFull(full: boolean): void;
}): Promise<BucketDoor> {
  const key = randomBytes(32).toString("hex");
  const watch = watchStorage({ ...options, onChange: options.onFull });
  let bucket: Promise<Supervised> | undefined;
  let port: number | undefined;
  let closed = false;

  const startBucket = async () => {
    const started = await supervise({
      start: (onCrash) =>
        startBucketWorker({
          ...options,
          onCrash(cameBack) {
            options.onLog("error", "The bucket's process stopped unexpectedly.");
            onCrash(cameBack);
          },
        }),
      onDown: () => {
        port = undefined;
      },
      onUp: (now) => {
        port = now;
      },
    });
    port = started.port;
    return started;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.headers[keyHeader.toLowerCase()] !== key) return end(response, 403);
    if (!(await watch.take(dataOf(request)))) return end(response, 413, full);
    // Closed while it was measured: a process that starts now would be nobody's to end.
    if (closed) return end(response, 503);
    bucket ??= startBucket();
    await bucket;
    if (port === undefined) return end(response, 503);
    const outcome = await forward(request, response, { port, headers: request.rawHeaders });
    if (outcome !== "answered") end(response, 503);
    if (request.method === "PUT") watch.touched();
  };

  // workerd closes idle connections after 5 s; this end must not do so at the same moment.
  const server = createServer(
    { keepAliveTimeout: 60_000, requestTimeout: 0 },
    (request, response) => {
      answer(request, response).catch((failure: Error) => {
        bucket = undefined;
        options.onLog("error", `The bucket did not start: ${failure.message}`);
        end(response, 503);
      });
    },
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on TCP has an address and a port.
  const listening = server.address() as AddressInfo;
  return {
    address: `127.0.0.1:${listening.port}`,
    key,
    async close() {
      closed = true;
      watch.close();
      server.close();
      server.closeAllConnections();
      await (await bucket?.catch(() => undefined))?.stop();
    },
  };
}

/** Bytes of object data that a call carries behind its metadata. */
function dataOf(request: IncomingMessage): number {
  if (request.method !== "PUT") return 0;
  const metadata = Number(request.headers["cf-r2-metadata-size"] ?? 0);
  return Number(request.headers["content-length"] ?? Number.POSITIVE_INFINITY) - metadata;
}

/** As R2 answers an object that is too large; the words reach the worker as the error of its `put`. */
const full = {
  "CF-R2-Error": JSON.stringify({
    version: 1,
    v4code: 100100,
    message: "The storage of this environment is full. Delete something, or ask for more.",
  }),
};

function end(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  if (response.headersSent) response.destroy();
  else response.writeHead(status, { ...headers, connection: "close" }).end();
}
