import type { Context } from "hono";
import { duration } from "../bot/words.ts";
import { problem } from "./errors.ts";

/** 429, with the seconds to wait in words and in `Retry-After`. */
export function tooMany(c: Context, wait: number): Response {
  c.header("retry-after", String(wait));
  return problem(c, 429, "That was asked too often.", {
    next: `Wait ${duration(wait * 1_000)} and try again.`,
  });
}
