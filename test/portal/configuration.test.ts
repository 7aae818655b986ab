import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { driveRun } from "../../lucca/run/drive.ts";
import { addTestClient, driverOf, hire } from "../house.ts";
import { expectSound, openBrowser, type Pages } from "../modules/browser.ts";
import { chromiumPath } from "../modules/chromium.ts";
import { type Console, servedConsole } from "./console.ts";

const chromium = chromiumPath();

describe.skipIf(!chromium)("the Lucca configuration in a browser", () => {
  let console: Console;
  let browser: Pages;

  beforeAll(async () => {
    console = await servedConsole();
    await addTestClient(console.house, "panna", "Panna");
    browser = await openBrowser(chromium ?? "", console.url);
  });
  afterAll(async () => {
    await browser.close();
    await console.close();
  });

  test("is changed as a form and as JSON, proposed, approved, and stands in its history", {
    timeout: 60_000,
  }, async () => {
    const owner = await hire(console.house, "Ian", "owner");
    const page = await browser.open(1440);
    await console.signIn(page, owner);
    await page.goto("/clients/panna/manifest");
    await page.getByRole("textbox", { name: "Team domain" }).fill("nowhere");
    await page.getByText("It is “nowhere”; allowed: a domain").waitFor();
    await expectSound(page);
    await page.getByRole("textbox", { name: "Team domain" }).fill("");
    await page.getByRole("textbox", { name: "Name" }).fill("Panna Cotta");
    await page.getByRole("tab", { name: "JSON" }).click();
    const json = page.getByRole("textbox", { name: "Manifest as JSON" });
    await json.fill((await json.inputValue()).replace("Pacific/Auckland", "Pacific/Chatham"));
    await page.getByRole("tab", { name: "Form" }).click();
    const name = page.getByRole("textbox", { name: "Name" });
    await expect.poll(() => name.inputValue()).toBe("Panna Cotta");
    await page.locator("code", { hasText: "Pacific/Chatham" }).waitFor();
    await page.getByRole("button", { name: "Propose" }).click();
    await page.getByRole("cell", { name: "time_zone" }).waitFor();
    await page.getByRole("button", { name: "Provision" }).click();
    await page.waitForURL("**/runs/R-1");
    const [woken] = console.house.platform.woken.filter((job) => job.name === "run");
    await driveRun(driverOf(console.house), woken?.runId ?? "");
    await page.goto("/clients/panna/manifest?view=history");
    await page.getByRole("cell", { name: "Panna Cotta" }).waitFor();
    await page.getByRole("button", { name: "Propose this again" }).click();
    await page.getByRole("heading", { name: "Plan for Panna Cotta" }).waitFor();
    await page.getByRole("button", { name: "Cancel the plan" }).click();
    await page.getByText("Ian has cancelled it").waitFor();
    await page.context().close();
  });
});
