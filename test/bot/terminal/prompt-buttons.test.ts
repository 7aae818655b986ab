import { describe, expect, test } from "vitest";
import type { Message } from "../../../bot/message.ts";
import type { Door } from "../../../bot/terminal/listen.ts";
import { messages } from "../messages.ts";
import { ctrlC, ctrlD, prompt, sit } from "./sit.ts";

describe("buttons", () => {
  const plans: Door = async function* (said) {
    yield "line" in said ? messages.live : { text: `Pressed ${said.button}.`, audience: "asker" };
  };

  test("are pressed by their keys", async () => {
    const { type, ended, heard, sees } = await sit({ door: plans });
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
    const { type, ended, heard, sees } = await sit({ door: plans });
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
    const { input, type, ended, heard, sees } = await sit({ door: running() });
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
    const { input, type, ended, heard, sees } = await sit({ door: running() });
    await type(prompt, "/provision panna\r");
    await sees("[c] Cancel");
    input.write(ctrlC);
    await sees("No longer watching. What runs goes on");
    await type(prompt, ctrlD);
    await ended;
    expect(heard).toHaveLength(1);
  });

  test("a lost server is told, and the conversation goes on", async () => {
    const { type, ended, sees } = await sit({
      door: async function* () {
        yield messages.running;
        throw new Error("socket hang up");
      },
    });
    await type(prompt, "/provision panna\r");
    await sees("Mocca cannot be reached.");
    await type(prompt, ctrlD);
    await ended;
  });
});
