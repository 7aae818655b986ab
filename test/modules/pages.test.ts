import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { emptyDatabase, type TestDatabase } from "../database.ts";
import { chromiumFlags, chromiumPath } from "./chromium.ts";
import { startInstance } from "./instance.ts";
import { composed } from "./panna.ts";
import { withReports } from "./reports.ts";

const executablePath = chromiumPath();
const people = ["Mere Tamihana", "Ānaru Ngata", "Sophie Wilson", "Aroha Singh"];

describe.skipIf(!executablePath)("in a browser", () => {
  let database: TestDatabase;
  let folder: string;
  let instance: Awaited<ReturnType<typeof startInstance>>;
  let browser: Browser;
  let page: Page;
  let broken: string[];

  beforeAll(async () => {
    database = await emptyDatabase();
    folder = await mkdtemp(join(tmpdir(), "mocca-pages-"));
    instance = await startInstance(folder, withReports(await composed()), database.url);
    browser = await chromium.launch({ executablePath: executablePath ?? "", args: chromiumFlags });
    for (const name of people)
      await add({ name, organisation: "Te Pūtea Trust", phone: "021 555 0123" });
  });

  afterAll(async () => {
    await browser.close();
    await instance.close();
    await database.close();
    await rm(folder, { recursive: true });
  });

  beforeEach(async () => {
    page = await newPage(1440, "light");
  });

  afterEach(async () => {
    await page.context().close();
    expect(broken).toEqual([]);
  });

  async function newPage(width: number, colorScheme: "light" | "dark"): Promise<Page> {
    const context = await browser.newContext({
      baseURL: instance.url,
      viewport: { width, height: 900 },
      colorScheme,
      reducedMotion: "reduce",
    });
    const opened = await context.newPage();
    broken = [];
    opened.on("pageerror", (error) => broken.push(error.message));
    opened.on("console", (said) => {
      // A refused request is told on the page; the browser writes it here as well.
      const refused = said.text().startsWith("Failed to load resource");
      if (said.type() === "error" && !refused) broken.push(said.text());
    });
    return opened;
  }

  async function add(fields: object): Promise<{ id: string }> {
    const response = await fetch(`${instance.url}/api/crm-base/contacts`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(fields),
    });
    // The API's own answer.
    return (await response.json()) as { id: string };
  }

  async function expectSound(where: Page): Promise<void> {
    const { violations } = await new AxeBuilder({ page: where })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
      .analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`);
    const beyond = await where.evaluate("document.documentElement.scrollWidth - innerWidth");
    expect({ found, beyond }).toEqual({ found: [], beyond: 0 });
  }

  const sizes = [320, 768, 1440].flatMap((width) => [
    { width, scheme: "light" as const },
    { width, scheme: "dark" as const },
  ]);

  test.for(sizes)(
    "every page is accessible and fits at $width px, $scheme",
    async ({ width, scheme }) => {
      const own = await newPage(width, scheme);
      await own.goto("/");
      await own.getByRole("heading", { name: "Kia ora" }).waitFor();
      await own.getByText("was added to contacts").first().waitFor();
      await expectSound(own);
      await own.goto("/contacts");
      await own.getByRole("link", { name: "Mere Tamihana" }).waitFor();
      await expectSound(own);
      await own.getByRole("link", { name: "Mere Tamihana" }).click();
      await own.getByLabel("Notes").waitFor();
      await expectSound(own);
      await own.goto("/contacts/new");
      await own.getByRole("button", { name: "Add contact" }).click();
      await own.getByText("Write the person's name.").waitFor();
      await expectSound(own);
      await own.goto("/no/such/page");
      await own.getByRole("heading", { name: "There is no page here" }).waitFor();
      await expectSound(own);
      await own.context().close();
    },
  );

  test("a contact is added, wrong input is named at its field and what was typed stays", async () => {
    await page.goto("/contacts");
    await page.getByRole("link", { name: "Add contact" }).click();
    await page.getByLabel("Name").fill("Hana Parata");
    await page.getByLabel("E-mail").fill("hana at example");
    await page.getByRole("button", { name: "Add contact" }).click();
    await page.getByText("Write an address such as").waitFor();
    const email = page.getByLabel("E-mail");
    expect(await email.evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
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
  });

  test("two people who change one contact are shown both versions in words", async () => {
    const { id } = await add({ name: "Contested Person", phone: "021 1" });
    await page.goto(`/contacts/${id}`);
    await page.getByLabel("Phone").fill("021 333");
    await fetch(`${instance.url}/api/crm-base/contacts/${id}`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        ...{ name: "Contested Person", email: "", phone: "021 222", organisation: "" },
        ...{ role: "", notes: "", version: 1 },
      }),
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
    const phone = await newPage(320, "light");
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
