import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { expectSound, openBrowser, type Pages } from "./browser.ts";
import { chromiumPath } from "./chromium.ts";
import { type FreshInstance, freshInstance } from "./fresh-instance.ts";

const chromium = chromiumPath();

describe.skipIf(!chromium)("in a browser", { timeout: 60_000 }, () => {
  let instance: FreshInstance;
  let browser: Pages;
  let page: Page;

  beforeAll(async () => {
    instance = await freshInstance();
    browser = await openBrowser(chromium ?? "", instance.url, instance.signedIn);
    for (const name of ["Mere Tamihana", "Ānaru Ngata"]) await add({ name });
  });

  afterAll(async () => {
    await browser.close();
    await instance.close();
  });

  beforeEach(async () => {
    page = await browser.open();
  });

  afterEach(async () => {
    await page.context().close();
    expect(browser.broken.splice(0)).toEqual([]);
  });

  async function add(fields: object): Promise<string> {
    const response = await instance.send("POST", "/crm-base/contacts", fields);
    return z.object({ id: z.string() }).parse(await response.json()).id;
  }

  test("a contact is added, wrong input is named at its field and what was typed stays", async () => {
    await page.goto("/contacts");
    await page.getByRole("link", { name: "Add contact" }).click();
    await page.getByLabel("Name").fill("Hana Parata");
    await page.getByLabel("E-mail").fill("hana at example");
    await page.getByRole("button", { name: "Add contact" }).click();
    await page.getByText("Write an address such as").waitFor();
    const email = page.getByLabel("E-mail");
    expect(await page.evaluate("document.activeElement.type")).toBe("email");
    expect(await page.getByLabel("Name").inputValue()).toBe("Hana Parata");
    await email.fill("hana@example.nz");
    await page.getByRole("button", { name: "Add contact" }).click();
    await page.getByRole("heading", { name: "Hana Parata" }).waitFor();
    expect(await page.title()).toBe("Hana Parata · Panna");
    await page.getByRole("button", { name: /^Notifications, \d/ }).click();
    await page.getByRole("link", { name: "Hana Parata was added to contacts" }).waitFor();
  });

  test("a contact is archived at once, and undo brings it back", async () => {
    await add({ name: "Undo Me" });
    await page.goto("/contacts?q=undo");
    await page.getByRole("button", { name: "Actions for Undo Me" }).click();
    await page.getByRole("menuitem", { name: "Archive" }).click();
    await page.getByText("Nobody matches “undo”").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("link", { name: "Undo Me" }).waitFor();
    await page.reload();
    await page.getByRole("link", { name: "Undo Me" }).waitFor();
  });

  test("several contacts are archived together and restored from the archive", async () => {
    await add({ name: "Bulk One" });
    await add({ name: "Bulk Two" });
    await page.goto("/contacts?q=bulk");
    await page.getByLabel("Select all that are shown").check();
    await page.getByText("2 contacts selected").waitFor();
    await page.getByRole("button", { name: "Archive", exact: true }).click();
    await page.getByText("2 contacts archived").waitFor();
    await page.getByText("Archived", { exact: true }).click();
    await page.getByRole("link", { name: "Bulk One" }).waitFor();
    expect(page.url()).toContain("state=archived");
    await page.getByLabel("Select Bulk One").check();
    await page.getByRole("button", { name: "Restore" }).click();
    await page.getByText("Bulk One restored").waitFor();
    await page.getByText("Active", { exact: true }).click();
    await page.getByRole("link", { name: "Bulk One" }).waitFor();
    await page.getByRole("button", { name: "Undo" }).last().click();
    await page.getByText("Nobody matches “bulk”").waitFor();
  });

  test("two people who change one contact are shown both versions in words", async () => {
    const id = await add({ name: "Contested Person", phone: "021 1" });
    await page.goto(`/contacts/${id}`);
    await page.getByLabel("Phone").fill("021 333");
    await instance.send("PUT", `/crm-base/contacts/${id}`, {
      ...{ name: "Contested Person", email: "", phone: "021 222", organisation: "" },
      ...{ role: "", notes: "", version: 1 },
    });
    await page.getByRole("button", { name: "Save" }).click();
    const row = page.getByRole("row", { name: "Phone 021 222 021 333" });
    await row.waitFor();
    await expectSound(page);
    await page.getByRole("button", { name: "Save yours" }).click();
    await page.getByText("Contested Person saved").waitFor();
    expect(await page.getByLabel("Phone").inputValue()).toBe("021 333");
  });

  test("what is searched is in the address, and going back brings the list before", async () => {
    await page.goto("/contacts");
    await page.getByLabel("Search contacts").fill("anaru");
    await page.getByText("1 contact for “anaru”").waitFor();
    expect(new URL(page.url()).search).toBe("?q=anaru");
    await page.getByRole("link", { name: "Ānaru Ngata" }).click();
    await page.getByRole("heading", { name: "Ānaru Ngata" }).waitFor();
    await page.goBack();
    await page.getByText("1 contact for “anaru”").waitFor();
    expect(await page.getByLabel("Search contacts").inputValue()).toBe("anaru");
  });

  test("Ctrl K finds pages and actions by name, also from a field", async () => {
    await page.goto("/contacts");
    await page.getByLabel("Search contacts").focus();
    await page.keyboard.press("Control+k");
    const search = page.getByRole("dialog").getByPlaceholder("Search pages and actions");
    await search.waitFor();
    await expectSound(page);
    await search.fill("add con");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "New contact" }).waitFor();
  });

  test("the keyboard skips to the page, and a followed link moves the focus there", async () => {
    await page.goto("/");
    await page.getByRole("heading", { name: "Kia ora" }).waitFor();
    await page.keyboard.press("Tab");
    const focused = () => page.evaluate("document.activeElement.textContent");
    expect(await focused()).toBe("Skip to the page");
    await page.getByRole("link", { name: "Contacts", exact: true }).click();
    await page.getByRole("heading", { name: "Contacts" }).waitFor();
    expect(await page.evaluate("document.activeElement.id")).toBe("main");
  });

  test("on a phone the closed menu is out of the way of eyes and keyboard", async () => {
    const phone = await browser.open(320);
    await phone.goto("/contacts");
    const home = phone.getByRole("link", { name: "Home" });
    await phone.getByRole("heading", { name: "Contacts" }).waitFor();
    expect(await home.count()).toBe(0);
    await phone.getByRole("button", { name: "Open the menu" }).click();
    await home.click();
    await phone.getByRole("heading", { name: "Kia ora" }).waitFor();
    expect(await home.count()).toBe(0);
    await phone.context().close();
  });

  test("the appearance that is chosen stays", async () => {
    await page.goto("/");
    await page.getByRole("button", { name: "You and your settings" }).click();
    await page.getByRole("menuitemradio", { name: "Dark appearance" }).waitFor();
    await expectSound(page);
    await page.getByRole("menuitemradio", { name: "Dark appearance" }).click();
    await page.reload();
    await page.locator('html[data-mantine-color-scheme="dark"]').waitFor({ state: "attached" });
  });

  test("staging says that it is staging, production says nothing", async () => {
    await page.goto("/");
    await page.getByText("for trying things out").waitFor();
    await page.route("/", async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace("staging", "production");
      await route.fulfill({ response, body });
    });
    await page.reload();
    await page.getByRole("heading", { name: "Kia ora" }).waitFor();
    expect(await page.getByText("for trying things out").count()).toBe(0);
  });

  test("the client's own page is in the menu, and a disabled module is not", async () => {
    await page.goto("/");
    await page.getByRole("navigation", { name: "Pages" }).getByText("Reports").click();
    await page.getByText("Annual report").waitFor();
    const menu = await page
      .getByRole("navigation", { name: "Pages" })
      .getByRole("link")
      .allTextContents();
    expect(menu).toEqual(["Home", "Contacts", "Reports"]);
  });

  test("a page whose sign-in ran out while nobody looked is loaded again by itself", async () => {
    await page.goto("/contacts");
    await page.getByRole("link", { name: "Mere Tamihana" }).waitFor();
    const said = { title: "Not signed in", detail: "Your sign-in may have run out.", status: 401 };
    await page.route(
      "**/api/crm-base/contacts?*",
      (route) => route.fulfill({ status: 401, json: said }),
      { times: 1 },
    );
    await Promise.all([
      page.waitForEvent("load"),
      page.getByLabel("Search contacts").fill("ngata"),
    ]);
    await page.getByText("1 contact for “ngata”").waitFor();
  });

  test("a list that cannot be loaded says so and is tried again", async () => {
    let answering = false;
    await page.route("**/api/crm-base/contacts?*", (route) =>
      answering ? route.continue() : route.abort(),
    );
    await page.goto("/contacts");
    await page.getByText("The server did not answer.").waitFor();
    answering = true;
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("link", { name: "Mere Tamihana" }).waitFor();
  });
});
