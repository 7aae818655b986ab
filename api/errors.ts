import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { plainError } from "../db/plain-error.ts";
import type { Platform } from "../db/platform.ts";
import { Refusal, type RefusalCode } from "../db/refusal.ts";

const statuses: Record<RefusalCode, ContentfulStatusCode> = {
  invalid: 422,
  not_found: 404,
  not_allowed: 403,
  conflict: 409,
  unavailable: 503,
  needs_answer: 409,
};

/** Problem details (RFC 9457). */
export function problem(
  c: Context,
  status: ContentfulStatusCode,
  title: string,
  more: object = {},
) {
  return c.json({ title, status, ...more }, status, { "content-type": "application/problem+json" });
}

/** The HTTP door's one catch: a refusal in its words, anything else as a bug with an id. */
export function answerError(platform: Platform, error: Error, c: Context): Response {
  if (error instanceof Refusal) {
    const { code, message, next, faults } = error;
    return problem(c, statuses[code], message, {
      code,
      next,
      ...(faults.length > 0 && { faults }),
    });
  }
  if (error instanceof HTTPException)
    // It is thrown with 4xx and 5xx alone, all of which have a body.
    return problem(c, error.status as ContentfulStatusCode, error.message);
  const id = crypto.randomUUID().slice(0, 8);
  platform.log("bug", { id, path: c.req.path, error: plainError(error), at: framesOf(error) });
  return problem(c, 500, `Something went wrong here. Quote ${id} to whoever runs Mocca.`);
}

export function notFound(c: Context): Response {
  return problem(c, 404, "There is nothing here.");
}

function framesOf({ stack = "" }: Error): string {
  const frames = stack.split("\n").filter((line) => line.startsWith("    at "));
  return frames.slice(0, 12).join("\n");
}
