import { describe, expect, test } from "vitest";
import { nearest } from "../../bot/nearest.ts";
import { ago, clock, date, duration, sentence, shortCommit } from "../../bot/words.ts";

test.each([
  [-5, "0 s"],
  [40, "0 s"],
  [90, "0.1 s"],
  [1_200, "1.2 s"],
  [8_000, "8 s"],
  [9_960, "10 s"],
  [42_900, "42 s"],
  [60_000, "1 m"],
  [102_000, "1 m 42 s"],
  [7_500_000, "2 h 5 m"],
  [273_600_000, "3 d 4 h"],
])("%i ms took %s", (ms, words) => {
  expect(duration(ms)).toBe(words);
});

describe("a moment in a person's time zone", () => {
  const auckland = "Pacific/Auckland";
  const now = new Date("2026-11-21T01:05:00Z");

  test.each([
    ["2026-11-21T01:04:30Z", "just now (14:04)"],
    ["2026-11-21T01:02:00Z", "3 min ago (14:02)"],
    ["2026-11-20T23:00:00Z", "2 h ago (12:00)"],
    ["2026-11-20T10:00:00Z", "15 h ago (20 Nov 2026, 23:00)"],
    ["2026-11-20T00:00:00Z", "1 day ago (20 Nov 2026, 13:00)"],
    ["2026-09-01T00:00:00Z", "81 days ago (1 Sep 2026, 12:00)"],
    ["2026-11-21T01:08:00Z", "in 3 min (14:08)"],
  ])("%s is %s", (at, words) => {
    expect(ago(new Date(at), now, auckland)).toBe(words);
  });

  test("midnight is 00:00, and the day is the zone's own", () => {
    const midnight = new Date("2026-11-20T11:00:00Z");
    expect(clock(midnight, auckland)).toBe("00:00");
    expect(date(midnight, auckland)).toBe("21 Nov 2026");
    expect(date(midnight, "UTC")).toBe("20 Nov 2026");
  });
});

test("a commit is known by seven characters, a sentence ends once", () => {
  expect(shortCommit("a1b2c3d4e5f6")).toBe("a1b2c3d");
  expect(sentence("Nothing was done")).toBe("Nothing was done.");
  expect(sentence("Did you mean panna?")).toBe("Did you mean panna?");
});

test.each([
  ["pana", ["panna"]],
  ["apnna", ["panna"]],
  ["PANNA", ["panna"]],
  ["co", ["cotta"]],
  ["x".repeat(1_000), []],
  ["", []],
  ["zebra", []],
])("%s was meant as %j", (said, names) => {
  expect(nearest(said, ["panna", "cotta", "black-hat"])).toEqual(names);
});
