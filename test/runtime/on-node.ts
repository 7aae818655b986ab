import { answerPage } from "../../api/answer-page.ts";
import { createApp } from "../../api/app.ts";
import { readSettings } from "../../api/config.ts";
import { configOf } from "../../api/config-of.ts";
import { readPageFiles } from "../../api/page-files.ts";
import { nodePlatform } from "../../api/platform.ts";
import { roomsJobs } from "../../api/rooms-jobs.ts";
import { vendorsOnWorkers } from "../../api/vendors-on-workers.ts";
import { openDb } from "../../db/pg.ts";
import type { Jobs } from "../../db/platform.ts";
import type { Bundle } from "./bundle.ts";
import { baseUrl, type Runtime, type Start } from "./runtime.ts";

/** The app on Node, with the pages of the bundle and the vendors of Workers, which are not compared. */
export async function onNode(
  { pages }: Bundle,
  { databaseUrl, masterKey }: Start,
): Promise<Runtime> {
  const database = openDb(databaseUrl, { max: 5 });
  const { settings } = readSettings({ MOCCA_BASE_URL: baseUrl });
  const config = configOf(settings, {}, masterKey, settings.PORT);
  const sockets = { publish: async () => undefined, subscribe: () => () => undefined };
  const jobs: Jobs = {
    wake: async ({ name }) => {
      if (name === "project" || name === "send") platform.waitUntil(roomsJobs(platform)[name]());
    },
    check: async () => undefined,
  };
  const platform = nodePlatform(config, database, jobs, sockets, () => undefined);
  const files = await readPageFiles(pages);
  const answer = async (request: Request) => answerPage(files, request);
  const house = { platform, vendors: vendorsOnWorkers };
  const app = createApp({ house, pages: { answer } });
  const socket = { remoteAddress: "127.0.0.1" };
  return {
    fetch: async (url, init) => app.fetch(new Request(url, init), { incoming: { socket } }),
    database,
    async close() {
      await platform.drained();
      await database.close();
    },
  };
}
