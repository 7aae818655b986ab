import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../db/actor.ts";
import { hire } from "../house.ts";
import { openBrowser, type Pages } from "../modules/browser.ts";
import { chromiumPath } from "../modules/chromium.ts";
import { type Console, servedConsole } from "./console.ts";

const chromium = chromiumPath();

describe.skipIf(!chromium)("a page that was open while Mocca was brought up to date", () => {
  let console: Console;
  let browser: Pages;
  let owner: Extract<Actor, { via: "terminal" }>;

  beforeAll(async () => {
    console = await servedConsole();
    owner = await hire(console.house, "Ian", "owner");
    browser = await openBrowser(chromium ?? "", console.url);
  });
  afterAll(async () => {
    await browser.close();
    await console.close();
  });

  async function opened() {
    const page = await browser.open(1440);
    await console.signIn(page, owner);
    return page;
  }

  test("says that a new version is here", async () => {
    const page = await opened();
    await page.clock.install();
    await page.goto("/runs");
    await page.getByText("No runs yet").waitFor();
    await page.route(`${console.url}/`, async (route) => {
      const html = await (await route.fetch()).text();
      await route.fulfill({
        contentType: "text/html",
        body: html.replace("/index-", "/index-new"),
      });
    });
    await page.clock.fastForward("01:01");
    const hint = page.getByText("A new version of Mocca is here");
    await expect
      .poll(async () => {
        await console.house.platform.sockets.publish("team");
        return hint.count();
      })
      .toBe(1);
    await page.context().close();
    expect(browser.broken.splice(0)).toEqual([]);
  });

  test("loads itself again when a part of it is gone", async () => {
    const page = await opened();
    await page.goto("/runs");
    await page.getByText("No runs yet").waitFor();
    await page.route("**/assets/clients-page-*.js", (route) => route.fulfill({ status: 404 }), {
      times: 1,
    });
    const loaded = page.waitForEvent("load");
    await page.getByRole("link", { name: "Clients", exact: true }).click();
    await loaded;
    await page.getByText("No clients yet").waitFor();
    await page.context().close();
  });
});
