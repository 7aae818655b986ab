import { expect, test } from "vitest";
import { withPlace } from "../../bot/with-place.ts";
import { ian, room } from "./room.ts";

const { vocabulary } = room(ian("owner")).conversation;
const inPanna = (line: string) => withPlace(vocabulary, line, { client: "panna" });

test.each([
  ["/provision", "/provision --client=panna"],
  ["/provision --on local", "/provision --client=panna --on local"],
  ["@Mocca provision", "@Mocca provision --client=panna"],
  ["/promote staging", "/promote --client=panna staging"],
])("in a client's room %s means that client", (line, said) => {
  expect(inPanna(line)).toBe(said);
});

test.each([
  "/provision cotta",
  "/provision --client cotta",
  "/promote cotta",
  "/help",
  "/zebra",
  "good morning",
  "",
])("what a person said themselves wins: %s", (line) => {
  expect(inPanna(line)).toBe(line);
});

test("in a run's thread the run is implied, elsewhere nothing is", () => {
  expect(withPlace(vocabulary, "/run show", { run: "R-7" })).toBe("/run show --run=R-7");
  expect(withPlace(vocabulary, "/run show R-8", { run: "R-7" })).toBe("/run show R-8");
  expect(withPlace(vocabulary, "/provision", {})).toBe("/provision");
});
