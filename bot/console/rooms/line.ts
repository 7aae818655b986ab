import { z } from "zod";
import { longestLine } from "../../parse.ts";

/** What a person typed, without what no database keeps; empty words are refused. */
export const line = z
  .string()
  .max(longestLine, `${longestLine.toLocaleString("en-NZ")} characters or fewer`)
  .transform((text) =>
    text
      .toWellFormed()
      .replace(/[\p{Cc}--[\t\n]]/gv, "")
      .trim(),
  )
  .refine((text) => text !== "", "some words");
