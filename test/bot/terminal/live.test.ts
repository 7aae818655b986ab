import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Message, ProgressRow } from "../../../bot/message.ts";
import { live } from "../../../bot/terminal/live.ts";
import { render } from "../../../bot/terminal/render.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const states: ProgressRow["state"][] = ["waiting", "running", "done", "failed"];

/** A card of a run, each step in a state by its number. */
function card(of: number[], tone: Message["tone"] = "running"): Message {
  const rows = of.map((state, at) => ({
    title: `Step ${at} of a run whose steps have titles of some length`,
    state: states[state] ?? "waiting",
  }));
  const done = of.filter((state) => state === 2).length;
  return {
    card: "run:1",
    text: "Provisioning Panna",
    ...(tone && { tone }),
    progress: { done, total: of.length, ms: 0, rows },
    footer: "run R-1",
    audience: "room",
  };
}

const word: Message = { text: "A word before.", audience: "asker" };
const lines = (message: Message, width: number) => render(message, { width, colour: false });

describe("on a terminal", () => {
  test("a card is drawn in its own place, and only its last state is left", () => {
    const { out, text } = screen(80, 24);
    const { show, settle } = live(out, { colour: true });
    show(word);
    show(card([1, 0, 0]));
    show(card([2, 1, 0]));
    show(card([2, 2, 2], "done"));
    settle();
    show({ text: "A word after.", audience: "asker" });
    expect(text()).toBe(
      ["A word before.", "", ...lines(card([2, 2, 2], "done"), 80), "", "A word after."].join("\n"),
    );
  });

  test("two cards do not mix", () => {
    const { out, text } = screen(80, 24);
    const { show, settle } = live(out, { colour: false });
    const other = { ...card([0, 1], "done"), card: "run:2", text: "Another" };
    show(card([2], "done"));
    show(other);
    settle();
    expect(text()).toBe([...lines(card([2], "done"), 80), "", ...lines(other, 80)].join("\n"));
  });

  test("times go on and the spinner turns while something runs, and stop with it", () => {
    const { out, text, raw } = screen(80, 24);
    const { show, settle } = live(out, { colour: false });
    show(messages.running);
    vi.advanceTimersByTime(1_900);
    expect(text()).toMatch(/11 of 16 · 9\.\d s/);
    expect(text()).toMatch(/Pipeline staging: type-check +3\.\d s|4 s/);
    expect(new Set(raw().match(/[◐◓◑◒]/g))).toHaveProperty("size", 4);
    show(messages.live);
    settle();
    const before = raw();
    vi.advanceTimersByTime(60_000);
    expect(raw()).toBe(before);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("a card higher than the screen is drawn short, and whole at its end", () => {
    const { out, text } = screen(80, 10);
    const { show, settle } = live(out, { colour: false });
    show(word);
    for (let done = 0; done <= 16; done++)
      show(card(Array.from({ length: 16 }, (_, at) => (at < done ? 2 : at === done ? 1 : 0))));
    expect(text().split("\n").length).toBeLessThanOrEqual(12);
    settle();
    const end = card(Array.from({ length: 16 }, () => 2));
    expect(text().replace(/ · \d.*s$/m, "")).toBe(
      ["A word before.", "", ...lines(end, 80)].join("\n").replace(/ · \d.*s$/m, ""),
    );
  });

  test("a change of the screen's size draws anew at that size", () => {
    const { out, text } = screen(80, 24);
    const { show, settle } = live(out, { colour: false });
    show(card([0, 0]));
    out.columns = 100;
    out.emit("resize");
    settle();
    expect(text()).toBe(lines(card([0, 0]), 100).join("\n"));
    expect(out.listenerCount("resize")).toBe(0);
  });

  test("whatever a run goes through, nothing of an older state is left behind", () => {
    const state = fc.array(fc.nat(3), { minLength: 1, maxLength: 14 });
    const run = fc.array(state, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        run,
        fc.integer({ min: 20, max: 90 }),
        fc.integer({ min: 4, max: 30 }),
        (seen, columns, rows) => {
          const { out, text } = screen(columns, rows);
          const { show, settle } = live(out, { colour: true });
          show(word);
          for (const each of seen) show(card(each, "waiting"));
          const last = card(seen.at(-1) ?? [], "done");
          show(last);
          settle();
          expect(text()).toBe(["A word before.", "", ...lines(last, columns)].join("\n"));
        },
      ),
    );
  });
});

describe("where there is no terminal", () => {
  const written = (of: Message[]) => {
    const { out, raw } = screen(200, 100);
    out.isTTY = false;
    const { show, settle } = live(out, { colour: false });
    for (const message of of) show(message);
    settle();
    return raw().trimEnd().split("\n");
  };

  test("each change of a step is one line, said once, and the end is told", () => {
    const end: Message = { ...card([2, 2, 3], "failed"), text: "Panna was not provisioned" };
    const told = written([card([1, 0, 0]), card([1, 0, 0]), card([2, 1, 0]), card([2, 2, 1]), end]);
    expect(
      told.map((line) => line.replace(/ of a run whose.*length/, "").replace(/ +/g, " ")),
    ).toEqual([
      "◐ Provisioning Panna",
      "",
      "run R-1",
      "◐ Step 0 running",
      "✓ Step 0 done",
      "◐ Step 1 running",
      "✓ Step 1 done",
      "◐ Step 2 running",
      "✗ Step 2 failed",
      "✗ Panna was not provisioned",
      "",
      "run R-1",
    ]);
  });

  test("a card that has ended is told whole, and nothing can steer the terminal", () => {
    expect(written([messages.failed]).filter((line) => /^[✓✗■↩]/.test(line))).toHaveLength(5);
    expect(written([messages.hostile]).join("")).not.toMatch(/\p{Cc}/u);
  });
});
