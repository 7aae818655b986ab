import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { problem } from "./errors.ts";

/** Refuses a body of more than so many bytes with 413, however it is sent. */
export function bodyWithin(bytes: number): MiddlewareHandler {
  const most = `${bytes / 1024} KB`;
  return bodyLimit({
    maxSize: bytes,
    onError: (c) => problem(c, 413, `The body is too large: ${most} at most.`),
  });
}
