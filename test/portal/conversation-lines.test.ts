import { expect, test } from "vitest";
import { lineOf } from "../../bot/form.ts";
import type { Field } from "../../bot/message.ts";
import { quote } from "../../bot/print.ts";
import {
  commandOptions,
  firstActive,
  valueOptions,
} from "../../portal/console/conversation/composer/options.ts";
import { holdsSecret } from "../../portal/console/conversation/holds-secret.ts";
import { lineOfForm } from "../../portal/console/conversation/line-of-form.ts";
import { quoted, wordsIn } from "../../portal/console/conversation/words-in.ts";

const values = [
  "panna",
  "Te Puna Trust",
  'red "very old"',
  "“curly”",
  "a\\b",
  "-x",
  "--on=local",
  "’tis",
  "",
  "two\nlines",
  '{"client":{"name":"Panna"}}',
];
const field = (name: string, more: Partial<Field> = {}): Field => ({
  name,
  label: name,
  kind: "text",
  required: false,
  ...more,
});

test("a form says the same line in the page as in the terminal", () => {
  for (const value of values) {
    const form = { command: "client add", fields: [field("name"), field("domain")] };
    const answers = { name: value, domain: "panna.nz" };
    expect(lineOfForm(form, answers)).toBe(lineOf(form, answers));
  }
  const form = { command: "tag", fields: [field("names", { many: true })] };
  const said = values.filter((value) => value !== "");
  const typed = said.map(quote).join(" ");
  expect(lineOfForm(form, { names: said })).toBe(lineOf(form, { names: typed }));
});

test("values that were given come into a form as they were", () => {
  for (const value of values) expect(quoted(value)).toBe(quote(value));
  const said = values.filter((value) => value !== "");
  expect(wordsIn(said.map(quote).join(" "))).toEqual(said);
});

test("a slash offers the commands, what was typed narrows them, and a whole command can be sent", () => {
  const commands = ["provision", "run list", "run show"].map((words) => ({
    words,
    help: `${words} helps`,
    usage: `/${words} X`,
    examples: [],
    aliases: [],
    topic: "All",
  }));
  const at = (line: string) => commandOptions(commands, line, line.length);
  expect(at("/").map(({ line }) => line)).toEqual(["/provision ", "/run list ", "/run show "]);
  expect(at("/run s").map(({ line }) => line)).toEqual(["/run show "]);
  expect(at("/provision panna")).toEqual([]);
  expect(at("hello")).toEqual([]);
  expect(firstActive(at("/"), "/", 1)).toBe(-1);
  expect(firstActive(at("/pro"), "/pro", 4)).toBe(0);
  expect(firstActive(at("/provision"), "/provision", 10)).toBe(-1);
});

test("a value is put where the cursor stands and leaves the rest of the line", () => {
  const [option] = valueOptions({ from: 11, matches: ["panna"] }, "/provision pa --on local", 13);
  expect(option).toEqual({ label: "panna", line: "/provision panna --on local", cursor: 16 });
});

test("a line with a secret is known by the name of its flag", () => {
  expect(holdsSecret("/connect github --token=abc")).toBe(true);
  expect(holdsSecret("/connect github —api-key abc")).toBe(true);
  expect(holdsSecret("/provision panna --on local")).toBe(false);
});
