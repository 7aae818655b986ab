import { z } from "zod";
import { question } from "../verb.ts";
import { findRun } from "./find.ts";
import { readRun } from "./read.ts";

/** One run: its steps in the plan's order, both clocks, and the addresses once they answer. */
export const showRun = question({
  name: "runs/show",
  help: "Shows one run and its steps.",
  scope: "client",
  right: "look",
  input: z.object({ number: z.number().int() }),
  async run(db, { client }, input) {
    return readRun(db, await findRun(db, client.id, input.number));
  },
});
