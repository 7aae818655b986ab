import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectSound, openBrowser, type Pages } from "./browser.ts";
import { chromiumPath } from "./chromium.ts";
import { type FreshInstance, freshInstance } from "./fresh-instance.ts";

const chromium = chromiumPath();

describe.skipIf(!chromium)("in a browser", () => {
  let instance: FreshInstance;
  let browser: Pages;

  beforeAll(async () => {
    instance = await freshInstance();
    browser = await openBrowser(chromium ?? "", instance.url, instance.signedIn);
    for (const name of ["Mere Tamihana", "Ānaru Ngata", "Sophie Wilson"])
      await instance.send("POST", "/crm-base/contacts", {
        name,
        email: "somebody@example.nz",
        phone: "021 555 0123",
        organisation: "Te Pūtea Trust",
        role: "Chair",
      });
  });

  afterAll(async () => {
    await browser.close();
    await instance.close();
  });

  // Contrast depends on the appearance, room on the width.
  const sizes = [
    { width: 320, scheme: "light" as const },
    { width: 768, scheme: "dark" as const },
    { width: 1440, scheme: "light" as const },
    { width: 1440, scheme: "dark" as const },
  ];

  test.for(sizes)(
    "every page is accessible and fits at $width px, $scheme",
    { timeout: 90_000 },
    async ({ width, scheme }) => {
      const page = await browser.open(width, scheme);
      await page.goto("/");
      await page.getByRole("heading", { name: "Kia ora" }).waitFor();
      await page.getByText("was added to contacts").first().waitFor();
      await expectSound(page);
      await page.goto("/contacts");
      await page.getByRole("link", { name: "Mere Tamihana" }).waitFor();
      await expectSound(page);
      await page.getByRole("link", { name: "Mere Tamihana" }).click();
      await page.getByLabel("Notes").waitFor();
      await expectSound(page);
      await page.goto("/contacts/new");
      await page.getByRole("button", { name: "Add contact" }).click();
      await page.getByText("Write the person's name.").waitFor();
      await expectSound(page);
      await page.goto("/no/such/page");
      await page.getByRole("heading", { name: "There is no page here" }).waitFor();
      await expectSound(page);
      await page.context().close();
      expect(browser.broken.splice(0)).toEqual([]);
    },
  );
});
