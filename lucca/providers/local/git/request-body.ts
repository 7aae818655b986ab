import { addAbortSignal, pipeline, Readable, type Writable } from "node:stream";
import { createGunzip } from "node:zlib";

/** The request's body, unpacked, until `signal` ends it; undefined for an encoding git never uses. */
export function requestBody(request: Request, signal: AbortSignal): Readable | undefined {
  const encoding = request.headers.get("content-encoding") ?? "identity";
  const body = request.body ? Readable.fromWeb(request.body) : Readable.from([]);
  if (encoding === "identity") return addAbortSignal(signal, body);
  if (encoding !== "gzip" && encoding !== "x-gzip") return undefined;
  // A fault of either ends the other and is thrown to whoever reads.
  return addAbortSignal(
    signal,
    pipeline(body, createGunzip(), () => {}),
  );
}

/**
 * Writes `source` into `sink` as fast as it takes it and ends it. Reads the source to its end even
 * when nobody takes it any more: a client that is still sending would not hear the answer.
 */
export async function feed(source: AsyncIterable<Uint8Array>, sink: Writable): Promise<void> {
  for await (const chunk of source) {
    if (sink.writable && !sink.write(chunk)) await writable(sink);
  }
  sink.end();
}

function writable(sink: Writable): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      sink.off("drain", go).off("close", go);
      resolve();
    };
    sink.on("drain", go).on("close", go);
    if (sink.destroyed) go();
  });
}

export async function* atMost(
  source: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > limit) throw new Error(`The request holds more than ${limit} bytes`);
    yield chunk;
  }
}
