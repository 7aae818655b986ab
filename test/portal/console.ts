import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { expect, vi } from "vitest";
import { createApp } from "../../api/app.ts";
import { whoAsks } from "../../api/auth/who-asks.ts";
import { listen } from "../../api/listen.ts";
import { liveDoor } from "../../api/live.ts";
import { openPages } from "../../api/pages.ts";
import type { Actor } from "../../db/actor.ts";
import { signedIn } from "../api/signed-in.ts";
import { type TestHouse, testHouse } from "../house.ts";

export type Console = {
  house: TestHouse;
  url: string;
  /** Gives a browser's page the session of a person. */
  signIn(page: Page, person: Extract<Actor, { via: "terminal" }>): Promise<void>;
  close(): Promise<void>;
};

/** The console as a browser has it: a house of its own behind a real port, with its pages and its live door. */
export async function servedConsole(): Promise<Console> {
  const house = await testHouse();
  const server = await listen("127.0.0.1", 0);
  const url = `http://localhost:${server.port}`;
  house.platform.config = { ...house.platform.config, port: server.port, baseUrl: url };
  const dataDir = fileURLToPath(new URL("../../.mocca", import.meta.url));
  const pages = openPages(dataDir, house.platform.log);
  const first = new Request(url, { headers: { accept: "text/html" } });
  await vi.waitFor(async () => expect((await pages.answer(first)).ok).toBe(true), 50_000);
  const closing = new AbortController();
  const live = liveDoor(house, (request) => whoAsks(house, request), closing.signal);
  server.open(createApp({ house, pages }), undefined, live);
  return {
    house,
    url,
    async signIn(page, person) {
      const { cookie = "" } = await signedIn(house, person);
      const [name = "", value = ""] = cookie.split(/=(.*)/s);
      await page.context().addCookies([{ name, value, url }]);
    },
    async close() {
      closing.abort();
      await server.close(0);
      await pages.stop();
      await house.close();
    },
  };
}
