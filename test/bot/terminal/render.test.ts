import { mkdir, readFile, writeFile } from "node:fs/promises";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import type { Message } from "../../../bot/message.ts";
import { render } from "../../../bot/terminal/render.ts";
import { widthOf } from "../../../bot/terminal/width.ts";
import { messages } from "../messages.ts";

const { GOLDEN } = process.env;
const folder = new URL("../golden/", import.meta.url);
const kinds: [string, Message][] = Object.entries(messages);

describe.each([80, 40])("on a terminal of %i columns", (width) => {
  test.each(kinds)("the message “%s” looks as it was approved", async (name, message) => {
    const text = `${render(message, { width, colour: false }).join("\n")}\n`;
    const file = new URL(`${name}.${width}.txt`, folder);
    if (GOLDEN === "write") {
      await mkdir(folder, { recursive: true });
      await writeFile(file, text);
    }
    expect(text).toBe(await readFile(file, "utf8"));
  });

  test.each(kinds)("no line of “%s” is too long, but code and addresses", (_, message) => {
    const { code: __, ...rest } = message;
    for (const line of render(rest, { width, colour: false }))
      if (!line.includes("://")) expect(widthOf(line), line).toBeLessThanOrEqual(width);
  });
});

test("colour changes nothing but the colour", () => {
  for (const [, message] of kinds) {
    const bare = render(message, { width: 80, colour: false });
    const bright = render(message, { width: 80, colour: true });
    expect(bright.map((line) => stripVTControlCharacters(line).trimEnd())).toEqual(bare);
    expect(bare.join("")).not.toContain("\x1b");
  }
});

test("text from data cannot steer the terminal", () => {
  const text = render(messages.hostile, { width: 80, colour: false }).join("");
  expect(text).not.toMatch(/\p{Cc}|[\u202a-\u202e]/u);
  expect(text).toContain("Client red is here");
});
