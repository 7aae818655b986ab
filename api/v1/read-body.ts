import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";

/** The JSON of a writing request; nothing at all counts as `{}`. 415 for another type, 400 for no JSON. */
export async function readBody(c: Context): Promise<unknown> {
  const text = await c.req.text();
  const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (text === "" && type === undefined) return {};
  if (type !== "application/json")
    throw new HTTPException(415, { message: "Send JSON, as Content-Type: application/json." });
  // Whoever calls may send anything.
  try {
    return JSON.parse(text);
  } catch {
    throw new HTTPException(400, { message: "The body is not JSON." });
  }
}
