import { defineConfig } from "vitest/config";
import { chromium } from "./test/chromium.ts";

const rules = "test/rules/**/*.test.ts";
const cannotRun = chromium === undefined ? ["test/journeys/**"] : [];

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: "rules", include: [rules] } },
      {
        extends: true,
        test: {
          name: "mocca",
          include: ["test/**/*.test.ts"],
          exclude: [rules, ...cannotRun],
          globalSetup: ["test/global-setup.ts"],
        },
      },
    ],
  },
});
