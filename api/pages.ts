import { access, constants } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Platform } from "../db/platform.ts";
import { answerPage } from "./answer-page.ts";
import { buildPages } from "./build-pages.ts";
import { type PageFiles, readPageFiles } from "./page-files.ts";
import type { Pages } from "./page-routes.ts";
import { waitingPage, wordsPage } from "./send-file.ts";

const checkout = fileURLToPath(new URL("..", import.meta.url));
/** A build takes about four seconds, so that few ever see the page that asks them to wait. */
const patienceMs = 8_000;

/**
 * Builds the pages in the background when their sources are new, and serves them. A request waits some
 * seconds for that, then is shown that they are being prepared. `stop` ends a build that is under way.
 */
export function openPages(
  dataDir: string,
  log: Platform["log"],
): Pages & { stop(): Promise<void> } {
  const stopping = new AbortController();
  const opened = openAll(dataDir, stopping.signal);
  opened.catch((error: unknown) => {
    if (!stopping.signal.aborted) log("the pages could not be built", { error: String(error) });
  });
  return {
    async answer(request) {
      // Whatever the build said stands in the log.
      const files = await within(opened).catch(() => "failed" as const);
      if (files === "failed") return wordsPage(500, "The pages could not be built", failedWords);
      return files === undefined ? waitingPage() : answerPage(files, request);
    },
    async stop() {
      stopping.abort();
      await opened.catch(() => undefined);
    },
  };
}

const failedWords =
  "Mocca itself runs. Its log says what is wrong with the pages: mend it, then start Mocca again.";

/**
 * All that run from this checkout share its pages; where nothing may be written beside its packages, they
 * stand in the data directory.
 */
async function openAll(dataDir: string, signal: AbortSignal): Promise<PageFiles> {
  const beside = join(checkout, "node_modules");
  const writable = await access(beside, constants.W_OK).then(
    () => true,
    () => false,
  );
  const home = writable ? join(beside, ".cache/mocca-pages") : join(dataDir, "pages");
  return readPageFiles(await buildPages(home, checkout, signal));
}

async function within(opened: Promise<PageFiles>): Promise<PageFiles | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patienceMs);
  });
  // Whichever came first, no timer is left behind.
  try {
    return await Promise.race([opened, late]);
  } finally {
    clearTimeout(timer);
  }
}
