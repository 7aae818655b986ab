import { expect, test } from "vitest";
import { z } from "zod";
import { type ButtonHandler, button } from "../../bot/button.ts";
import { press } from "../../bot/press.ts";
import { ian, room } from "./room.ts";

const cancel: ButtonHandler = button({
  name: "run-cancel",
  value: z.object({ run: z.number().int() }),
  right: "provision",
  run: async (_, { run }) => ({ text: `R-${run} stops after this step.`, audience: "room" }),
});
const words = { commands: [], groups: [], buttons: [cancel] };

function pressed(role: "operator" | "member", name: string, value: { run?: number | string }) {
  return press(room(ian(role), words).conversation, { button: name, value });
}

test("a button does what it says with its value", async () => {
  expect((await pressed("operator", "run-cancel", { run: 7 })).text).toBe(
    "R-7 stops after this step.",
  );
});

test("a person without the right is told so", async () => {
  expect((await pressed("member", "run-cancel", { run: 7 })).text).toContain("you may not");
});

test("a button from another time is answered in words", async () => {
  const answer = {
    text: "That button is no longer in use. Say the command again.",
    tone: "failed",
  };
  expect(await pressed("operator", "run-stop", { run: 7 })).toMatchObject(answer);
  expect(await pressed("operator", "run-cancel", { run: "7" })).toMatchObject(answer);
});
