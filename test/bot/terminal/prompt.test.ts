import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { answer } from "../../../bot/answer.ts";
import type { Message } from "../../../bot/message.ts";
import type { Door, Said } from "../../../bot/terminal/listen.ts";
import { converse } from "../../../bot/terminal/prompt.ts";
import { messages } from "../messages.ts";
import { ian, room } from "../room.ts";
import { screen } from "./screen.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "mocca-prompt-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** Waits for a condition, with a deadline. */
async function until(condition: () => boolean, what: () => string): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`Never came:\n${what()}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

const { conversation } = room(ian("owner"));
/** The real way of a line, without a server between. */
const real: Door = async function* (said) {
  if ("line" in said) yield await answer(conversation, said.line, { canAnswer: true });
};

/** A person at a terminal. */
async function sit(door: Door = real) {
  const { out: output, text, raw } = screen(100, 40);
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
  const historyFile = join(folder, "history");
  const { vocabulary, may, choices } = conversation;
  const heard: Said[] = [];
  const ended = converse({
    input,
    output,
    colour: false,
    historyFile,
    completing: { vocabulary, may, choices },
    door: (said, signal) => {
      heard.push(said);
      return door(said, signal);
    },
  });
  const sees = (expected: string) => until(() => text().includes(expected), text);
  /** Types keys once the screen ends with `after`. */
  const type = async (after: string, keys: string) => {
    await until(() => text().endsWith(after.trimEnd()), text);
    input.write(keys);
  };
  const history = () => readFile(historyFile, "utf8");
  return { input, text, raw, sees, type, history, historyFile, heard, ended };
}

const prompt = "mocca> ";
const [ctrlC, ctrlD, up] = ["\x03", "\x04", "\x1b[A"];

test("a line is said, its answer is shown, and exit ends it", async () => {
  const { type, text, ended, heard } = await sit();
  await type(prompt, "/provision panna --on local\r");
  await until(() => text().includes('"on":"local"'), text);
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
    const first = await sit();
    await first.type(prompt, "/run list\r");
    await first.sees("Done.");
    await first.type(prompt, ctrlD);
    await first.ended;
    expect((await stat(first.historyFile)).mode & 0o777).toBe(0o600);
    const second = await sit();
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

describe("what is missing is asked for", () => {
  test("one field after the other, and wrong answers again", async () => {
    const { type, ended, heard, sees } = await sit();
    await type(prompt, "/promote\r");
    await type("Client (Its slug):", "\r");
    await sees("This is needed.");
    await type("Client (Its slug):", "black hat\r");
    await type("Environment:", "stagin\r");
    await sees("Did you mean staging?");
    await type("Environment:", "Staging\r");
    await sees('{"client":"black hat","environment":"staging"}');
    await type(prompt, ctrlD);
    await ended;
    expect(heard[1]).toEqual({ line: '/promote --client="black hat" --environment=staging' });
  });

  test("Ctrl-C backs out and nothing is said", async () => {
    const { type, ended, heard, sees } = await sit();
    await type(prompt, "/promote panna\r");
    await type("Environment:", ctrlC);
    await sees("Nothing was done.");
    await type(prompt, ctrlD);
    await ended;
    expect(heard).toHaveLength(1);
  });

  test("a secret is neither shown nor kept", async () => {
    const { type, ended, heard, sees, raw, history } = await sit();
    await type(prompt, "/token gitea\r");
    await type("Token:", "hunter2\r");
    await sees("Done.");
    await type(prompt, ctrlD);
    await ended;
    expect(heard[1]).toEqual({ line: "/token --name=gitea --value=hunter2" });
    expect(raw().replace(/"value":"hunter2"/, "")).not.toContain("hunter2");
    expect(await history()).toBe("/token gitea\n");
  });

  test("a file's contents are said in place of its path", async () => {
    const path = join(folder, "panna.json");
    await writeFile(path, '{ "client": "Panna" }\n');
    const { type, ended, heard, sees } = await sit();
    await type(prompt, `/token gitea --manifest ${path} --value x\r`);
    await sees("Done.");
    await type(prompt, `/token gitea --manifest ${path}.no --value x\r`);
    await sees("was not read (ENOENT)");
    await type(prompt, ctrlD);
    await ended;
    expect(heard).toEqual([
      { line: '/token gitea --value=x --manifest="{ \\"client\\": \\"Panna\\" }\n"' },
    ]);
  });
});

describe("buttons", () => {
  const plans: Door = async function* (said) {
    yield "line" in said ? messages.live : { text: `Pressed ${said.button}.`, audience: "asker" };
  };

  test("are pressed by their keys", async () => {
    const { type, ended, heard, sees } = await sit(plans);
    await type(prompt, "/status\r");
    await sees("[o] Open staging");
    await type(prompt, "P\r");
    await sees("Pressed open.");
    await type(prompt, "/status\r");
    await type(prompt, ctrlD);
    await ended;
    expect(heard[1]).toMatchObject({ button: "open" });
  });

  test("what destroys asks again", async () => {
    const { type, ended, heard, sees } = await sit(plans);
    await type(prompt, "/status\r");
    await sees("[d] Destroy");
    await type(prompt, "d\r");
    await type("Yes or no?", "\r");
    await type(prompt, "d\r");
    await type("Yes or no?", "yes\r");
    await sees("Pressed destroy.");
    await type(prompt, ctrlD);
    await ended;
    expect(heard).toHaveLength(2);
  });
});

describe("while a run is watched", () => {
  /** A run that goes on until it is cancelled, or for ever. */
  function running() {
    const cancelled = Promise.withResolvers<void>();
    const door: Door = async function* (said, signal) {
      if (!("line" in said)) {
        cancelled.resolve();
        yield { text: "R-7 stops after this step.", audience: "asker" };
        return;
      }
      yield messages.running;
      const left = new Promise<void>((_, reject) => {
        signal.addEventListener("abort", () => reject(new Error("left")));
      });
      await Promise.race([cancelled.promise, left]);
      const end: Message = { ...messages.running, text: "Stopped.", tone: "stopped", buttons: [] };
      yield end;
    };
    return door;
  }

  test("a key presses its button at once", async () => {
    const { input, type, ended, heard, sees } = await sit(running());
    await type(prompt, "/provision panna\r");
    await sees("[c] Cancel");
    input.write("x");
    input.write("c");
    await sees("R-7 stops after this step.");
    await sees("■ Stopped.");
    await type(prompt, ctrlD);
    await ended;
    expect(heard[1]).toMatchObject({ button: "run-cancel" });
  });

  test("Ctrl-C stops watching, and the run goes on", async () => {
    const { input, type, ended, heard, sees } = await sit(running());
    await type(prompt, "/provision panna\r");
    await sees("[c] Cancel");
    input.write(ctrlC);
    await sees("No longer watching. What runs goes on");
    await type(prompt, ctrlD);
    await ended;
    expect(heard).toHaveLength(1);
  });

  test("a lost server is told, and the conversation goes on", async () => {
    const { type, ended, sees } = await sit(async function* () {
      yield messages.running;
      throw new Error("socket hang up");
    });
    await type(prompt, "/provision panna\r");
    await sees("Mocca cannot be reached.");
    await type(prompt, ctrlD);
    await ended;
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
