import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../db/actor.ts";
import { addTestClient, hire } from "../house.ts";
import { openBrowser, type Pages } from "../modules/browser.ts";
import { chromiumPath } from "../modules/chromium.ts";
import { type Console, servedConsole } from "./console.ts";

const chromium = chromiumPath();

async function exported(page: Page): Promise<string[]> {
  const file = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export as CSV" }).click();
  const text = await readFile(await (await file).path(), "utf8");
  return text.trimEnd().split("\r\n");
}

describe.skipIf(!chromium)("a list in a browser", () => {
  let console: Console;
  let browser: Pages;
  let owner: Extract<Actor, { via: "terminal" }>;

  beforeAll(async () => {
    console = await servedConsole();
    owner = await hire(console.house, "Ian", "owner");
    for (const slug of ["cotta", "panna", "zest"])
      await addTestClient(console.house, slug, `Caffè ${slug}`);
    await hire(console.house, "Pat", "member", { client: "panna", role: "operator" });
    browser = await openBrowser(chromium ?? "", console.url);
  });
  afterAll(async () => {
    await browser.close();
    await console.close();
  });

  async function opened(path: string) {
    const page = await browser.open(1440);
    await console.signIn(page, owner);
    await page.goto(path);
    return page;
  }

  test("keeps its filter and order in the address, and its file says the same", async () => {
    const page = await opened("/clients");
    await page.getByRole("searchbox", { name: "Search" }).fill("ta");
    await page.waitForURL("**/clients?search=ta");
    await page.getByRole("searchbox", { name: "Search" }).fill("");
    await page.waitForURL("**/clients");
    await page.getByRole("combobox", { name: "Order" }).click();
    await page.getByRole("option", { name: "Z to A" }).click();
    await page.waitForURL("**/clients?order=z-a");
    const names = page.getByRole("row").getByRole("link");
    await expect
      .poll(() => names.allInnerTexts())
      .toEqual(["Caffè zest", "Caffè panna", "Caffè cotta"]);
    const lines = (await exported(page)).map((line) => line.split(",", 2));
    expect(lines[0]).toEqual(["\uFEFFClient", "Slug"]);
    expect(lines.slice(1).map(([, slug]) => slug)).toEqual(["zest", "panna", "cotta"]);
    await page.goto("/audit?kind=client+added&order=oldest");
    await page.getByText("client added").first().waitFor();
    const events = await exported(page);
    expect(events.slice(1).map((line) => line.split(",")[7])).toEqual(["cotta", "panna", "zest"]);
    await page.context().close();
    expect(browser.broken.splice(0)).toEqual([]);
  });

  test("a client that was taken from somebody is given back by one press", async () => {
    const page = await opened("/clients/panna?tab=people");
    await page.getByRole("button", { name: "Take Caffè panna from Pat" }).click();
    await page.getByText("Given to nobody yet").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    const role = page.getByRole("combobox", { name: "Pat’s role here" });
    await role.waitFor();
    expect(await role.inputValue()).toBe("operator");
    await page.context().close();
    expect(browser.broken.splice(0)).toEqual([]);
  });
});
