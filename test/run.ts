import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checks, runChecks } from "./checks.ts";
import { chromium } from "./chromium.ts";
import { runProgram } from "./programs.ts";

type Counts = { passed: number; failed: number; skipped: number };

/**
 * `npm test [what vitest takes]`: the checks, then the tests. The last line counts the tests, and
 * each failed check as a failed test; the exit status is 1 when anything failed.
 */
async function main(words: readonly string[]): Promise<number> {
  const failedChecks = await runChecks(checks);
  const lacksBrowser = chromium === undefined;
  const mustBrowse = lacksBrowser && process.env["CI"] === "true";
  if (lacksBrowser) console.log("Browser journeys are skipped: there is no Chromium here.");
  if (mustBrowse) console.log("Under CI=true that is a failure: install chromium.");
  const folder = await mkdtemp(join(tmpdir(), "mocca-tests-"));
  const report = join(folder, "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { code } = await runProgram("vitest", ["run", ...reporters, ...words], {
    show: true,
  });
  const counts = await countsIn(report, code);
  await rm(folder, { recursive: true });
  const failed = counts.failed + failedChecks + (mustBrowse ? 1 : 0);
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
  console.log(`${counts.passed} passed, ${failed} failed${skipped}`);
  return failed === 0 ? 0 : 1;
}

/**
 * What vitest counted. A file that does not load, or an error outside all tests, is one failure; so
 * is a run that was ended before it wrote its report.
 */
async function countsIn(report: string, code: number): Promise<Counts> {
  const read = await readFile(report, "utf8").catch(() => "{}");
  const {
    numPassedTests = 0,
    numFailedTests = 0,
    numPendingTests = 0,
    numTodoTests = 0,
    testResults = [],
  } = JSON.parse(read);
  const broken = testResults.filter(
    (file: { status: string; assertionResults: unknown[] }) =>
      file.status === "failed" && file.assertionResults.length === 0,
  ).length;
  const failed = numFailedTests + broken;
  return {
    passed: numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: numPendingTests + numTodoTests,
  };
}

process.exit(await main(process.argv.slice(2)));
