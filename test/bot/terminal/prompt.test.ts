import { stat, writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { ctrlC, ctrlD, folder, prompt, sit, up } from "./sit.ts";

test("a line is said, its answer is shown, and exit ends it", async () => {
  const { type, sees, ended, heard } = await sit();
  await type(prompt, "/provision panna --on local\r");
  await sees('"on":"local"');
  await type(prompt, "exit\r");
  await ended;
  expect(heard).toEqual([{ line: "/provision panna --on local" }]);
});

test("Ctrl-C leaves the line, Ctrl-D the conversation", async () => {
  const { type, ended, heard, sees } = await sit();
  await type(prompt, `/destroy panna${ctrlC}`);
  await sees("/destroy panna\nmocca>");
  await type(prompt, ctrlD);
  await ended;
  expect(heard).toEqual([]);
});

test("Tab completes words and values", async () => {
  const { type, ended, heard, sees } = await sit();
  await type(prompt, "/provi\t");
  await sees("/provision");
  await type("/provision", " cot\t");
  await sees("cotta");
  await type("cotta", "\r");
  await sees('"client":"cotta"');
  await type(prompt, ctrlD);
  await ended;
  expect(heard).toEqual([{ line: "/provision cotta" }]);
});

describe("the history", () => {
  test("is brought back by the arrow, also the next time, for its owner alone", async () => {
    const home = await folder();
    const first = await sit({ home });
    await first.type(prompt, "/run list\r");
    await first.sees("Done.");
    await first.type(prompt, ctrlD);
    await first.ended;
    expect((await stat(first.historyFile)).mode & 0o777).toBe(0o600);
    const second = await sit({ home });
    await second.type(prompt, `${up}\r`);
    await second.sees("Done.");
    await second.type(prompt, ctrlD);
    await second.ended;
    expect(second.heard).toEqual([{ line: "/run list" }]);
    expect(await second.history()).toBe("/run list\n");
  });

  test("keeps the last 500 lines", async () => {
    const { historyFile, type, sees, history, ended } = await sit();
    const old = Array.from({ length: 500 }, (_, at) => `/note panna ${at}`);
    await writeFile(historyFile, `${old.join("\n")}\n`);
    await type(prompt, "/run\r");
    await sees("Done.");
    expect((await history()).trimEnd().split("\n")).toEqual([...old.slice(1), "/run"]);
    await type(prompt, ctrlD);
    await ended;
  });

  test.each([
    ["a secret of its command", "/token gitea --value hunter2"],
    ["a secret of a command that is misspelt", "/tokne gitea --value=hunter2"],
    ["a line that begins with a space", " /note panna hunter2"],
  ])("never holds %s", async (_, line) => {
    const { type, history, ended, sees } = await sit();
    await type(prompt, `${line}\r`);
    await sees(`${prompt}${line}\n`);
    await type(prompt, "/run\r");
    await type(prompt, ctrlD);
    await ended;
    expect(await history()).toBe("/run\n");
  });
});

test("several pasted lines are said one after the other", async () => {
  const { type, ended, heard, sees } = await sit();
  await type(prompt, "/run\r/tag panna one\r/note pan");
  await sees('"names":["one"]');
  await type("/note pan", "na two\r");
  await sees('"text":"two"');
  await type(prompt, ctrlD);
  await ended;
  expect(heard).toEqual([
    { line: "/run" },
    { line: "/tag panna one" },
    { line: "/note panna two" },
  ]);
});
