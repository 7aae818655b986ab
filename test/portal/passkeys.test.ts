import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../db/actor.ts";
import { hire } from "../house.ts";
import { openBrowser, type Pages } from "../modules/browser.ts";
import { chromiumPath } from "../modules/chromium.ts";
import { type Console, servedConsole } from "./console.ts";

const chromium = chromiumPath();

/** Gives the browser a device that holds passkeys and says yes for its person. */
async function addDevice(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    held: async () =>
      (await devtools.send("WebAuthn.getCredentials", { authenticatorId })).credentials.length,
    refuse: () =>
      devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false }),
  };
}

describe.skipIf(!chromium)("passkeys in a browser", () => {
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

  test("one is added, signs its person in without mail, and does not once it is removed", async () => {
    const page = await browser.open(1440);
    const device = await addDevice(page);
    await console.signIn(page, owner);
    await page.goto("/settings/me");
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await page.getByRole("cell", { name: "Chrome on Linux" }).last().waitFor();
    expect(await device.held()).toBe(1);

    await page.context().clearCookies();
    await page.goto("/runs");
    await page.waitForURL("**/sign-in?to=%2Fruns");
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await page.waitForURL("**/runs");
    await page.getByRole("heading", { level: 1, name: "Runs" }).waitFor();

    await page.goto("/settings/me");
    await page.getByRole("button", { name: "Remove" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await page.getByText("No passkey yet").waitFor();
    await page.context().clearCookies();
    await page.goto("/sign-in");
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await page.getByText("No passkey of the team was used").waitFor();
    await page.context().close();
    expect(browser.broken.splice(0)).toEqual([]);
  });

  test("a device that says no adds none, and the page says what to do", async () => {
    const page = await browser.open(320);
    const device = await addDevice(page);
    await device.refuse();
    await console.signIn(page, owner);
    await page.goto("/settings/me");
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await page.getByText("No passkey was added.").waitFor();
    expect(await device.held()).toBe(0);
    await page.context().close();
    expect(browser.broken.splice(0)).toEqual([]);
  });
});
