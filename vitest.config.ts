import { defineConfig } from "vitest/config";
import { chromium } from "./test/chromium.ts";

const rules = "test/rules/**/*.test.ts";
/** Whole Moccas and browsers: one at a time, after the rest, so that deadlines mean something on two cores. */
const whole = ["test/{kill,journeys}/**/*.test.ts", "test/start/whole.test.ts"];
const cannotRun = chromium === undefined ? ["test/journeys/**"] : [];

export default defineConfig({
  test: {
    pool: "forks",
    testTimeout: 20_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    projects: [
      { extends: true, test: { name: "rules", include: [rules], maxWorkers: 2 } },
      {
        extends: true,
        test: {
          name: "mocca",
          include: ["test/**/*.test.ts"],
          exclude: [rules, ...whole, ...cannotRun],
          globalSetup: ["test/global-setup.ts"],
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: "whole",
          include: whole,
          exclude: cannotRun,
          globalSetup: ["test/global-setup.ts"],
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
