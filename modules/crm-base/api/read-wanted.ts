import * as z from "zod";
import { readCursor, type Wanted } from "./list-contacts.ts";

const asked = z.object({
  q: z
    .string()
    .max(200)
    .default("")
    .transform((words) => words.replaceAll("\0", "")),
  state: z.enum(["active", "archived"]).catch("active"),
  sort: z.enum(["name", "recent"]).catch("name"),
  after: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(100).catch(50),
});

/** What a list's address asks for; undefined when its page marker or its words are not usable. */
export function readWanted(question: Record<string, string>): Wanted | undefined {
  const result = asked.safeParse(question);
  if (!result.success) return undefined;
  const { q, after, ...rest } = result.data;
  const place = after === undefined ? undefined : readCursor(after);
  if (after !== undefined && !place) return undefined;
  return { ...rest, words: q, after: place };
}
