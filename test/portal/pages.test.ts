import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../db/id.ts";
import { deploy, environment, stage } from "../../db/schema.ts";
import { issueKey } from "../../mocca/keys/issue.ts";
import { addPerson } from "../../mocca/people/add.ts";
import { call } from "../../mocca/verb.ts";
import { addTestClient, hire, provisioned, type TestHouse } from "../house.ts";
import { axe, expectSound, openBrowser, type Pages } from "../modules/browser.ts";
import { chromiumPath } from "../modules/chromium.ts";
import { type Console, servedConsole } from "./console.ts";

const chromium = chromiumPath();

/** The paths of the list of pages, read from its text: its code belongs to browsers. */
const list = readFileSync(new URL("../../portal/console/pages.ts", import.meta.url), "utf8");
const paths = [...list.matchAll(/^ {4}path: "([^"]+)"/gm)].map(([, path = ""]) => path);

const deployId = newId();
const named: Record<string, string> = { client: "panna", number: "R-1", id: deployId, seq: "1" };

/** One of each thing that a page shows. */
async function furnish(house: TestHouse) {
  const owner = await hire(house, "Ian", "owner");
  await addTestClient(house, "panna", "Panna");
  await provisioned(house, owner, "panna");
  const asker = { house, actor: owner };
  await call(addPerson, asker, { name: "Sina", email: "sina@mio.nz", role: "member" });
  await call(issueKey, asker, { name: "Deploy script", scopes: ["look", "deploy"] });
  await house.platform.withDb(async (db) => {
    const [place] = await db.select().from(environment).limit(1);
    if (place === undefined) throw new Error("Panna has no environment");
    const { clientId, projectId, id: environmentId } = place;
    const ended = { startedAt: new Date(), finishedAt: new Date() };
    await db.insert(deploy).values({
      ...{ id: deployId, clientId, projectId, environmentId, kind: "push", branch: "staging" },
      ...{
        commit: "5d57a1f0".repeat(5),
        subject: "Greet by name",
        author: "Mere",
        state: "failed",
      },
      ...{ stage: "build", askedBy: owner, failure: { code: "failed", words: "It broke." } },
      ...ended,
    });
    const log = "src/home.tsx: Name is not a colour\n";
    await db
      .insert(stage)
      .values({ deployId, clientId, name: "build", state: "failed", log, ...ended });
  });
  return owner;
}

/** Waits until the page has its title and nothing on it is still loading. */
async function settled(page: Page) {
  await page.locator("h1").first().waitFor();
  await expect.poll(() => page.locator("[aria-busy=true]").count()).toBe(0);
}

/** Looks at a page in one width and appearance, and says which it was when something is wrong. */
async function lookAt(
  page: Page,
  path: string,
  width: number,
  colorScheme: "light" | "dark",
  expects: (page: Page) => Promise<void>,
) {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
  await settled(page);
  await expects(page).catch((error: unknown) => {
    throw new Error(`${path} at ${width} px in ${colorScheme}`, { cause: error });
  });
}

/** All that changes with the appearance. */
async function expectReadable(page: Page) {
  const { violations } = await axe(page).withRules(["color-contrast"]).analyze();
  expect(violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))).toEqual([]);
}

describe.skipIf(!chromium)("in a browser", () => {
  let console: Console;
  let browser: Pages;
  let owner: Awaited<ReturnType<typeof furnish>>;

  beforeAll(async () => {
    console = await servedConsole();
    owner = await furnish(console.house);
    browser = await openBrowser(chromium ?? "", console.url);
  });
  afterAll(async () => {
    await browser.close();
    await console.close();
  });

  async function signedInPage(width: number) {
    const page = await browser.open(width);
    await console.signIn(page, owner);
    return page;
  }

  test("every page is accessible and fits from phone to desk, light and dark", {
    timeout: 180_000,
  }, async () => {
    const page = await signedInPage(1440);
    const filled = paths.map((path) => path.replace(/:(\w+)/g, (_, name) => named[name] ?? ""));
    expect(filled.length).toBeGreaterThan(7);
    for (const path of [...filled, "/no/such/page"]) {
      await page.goto(path);
      // Contrast depends on the appearance, everything else on the width alone.
      await lookAt(page, path, 1440, "light", expectSound);
      await lookAt(page, path, 1440, "dark", expectReadable);
      await lookAt(page, path, 320, "dark", expectSound);
      await lookAt(page, path, 320, "light", expectReadable);
    }
    await page.context().close();
    expect(browser.broken.splice(0)).toEqual([]);
  });

  test("what opens over a page is accessible, light and dark", async () => {
    const page = await signedInPage(1440);
    const look = async (what: string) => {
      await lookAt(page, what, 1440, "dark", expectReadable);
      await lookAt(page, what, 1440, "light", expectSound);
      await page.keyboard.press("Escape");
    };
    await page.goto("/settings/people");
    await page.getByRole("button", { name: "What to do with Sina" }).click();
    await page.getByRole("menuitem", { name: "Take off the team" }).waitFor();
    await look("a person's menu");
    await page.getByRole("button", { name: "Invite" }).click();
    await page.getByRole("dialog", { name: "Invite a person" }).waitFor();
    expect(await page.getByRole("banner").count()).toBe(1);
    await look("a form");
    await page.getByRole("button", { name: "You and your settings" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).waitFor();
    await look("one's own menu");
    await page.getByRole("button", { name: /^Notifications/ }).click();
    await page.getByRole("dialog", { name: "Notifications" }).waitFor();
    await look("the notices");
    await page.getByRole("button", { name: "Search or jump to" }).click();
    await page.getByRole("button", { name: "Runs", exact: true }).first().waitFor();
    await look("the palette");
    await page.goto("/environments");
    await page.getByRole("button", { name: "Actions for Panna" }).click();
    await page.getByRole("menuitem", { name: "Plan to destroy" }).click();
    await page.getByRole("dialog", { name: "Plan to destroy Panna" }).waitFor();
    await look("what asks for a name");
    await page.context().close();
    expect(browser.broken.splice(0)).toEqual([]);
  });

  test("without a session every page leads to sign-in, and back after it", async () => {
    const page = await browser.open();
    await page.goto("/settings/people");
    await page.waitForURL("**/sign-in?to=*");
    await page.getByRole("heading", { name: "Sign in to Mocca" }).waitFor();
    await expectSound(page);
    await page.getByLabel("E-mail").fill("nobody@mio.nz");
    await page.getByRole("button", { name: "Send me a link" }).click();
    await page.getByText("If that address is known, a link is on its way").waitFor();
    expect(new URL(page.url()).searchParams.get("to")).toBe("/settings/people");
    await page.context().close();
  });

  test("the keyboard alone opens a page, and the focus stands on its title", async () => {
    const page = await signedInPage(1440);
    await page.goto("/settings/people");
    await settled(page);
    await page.keyboard.press("g");
    await page.keyboard.press("s");
    await page.getByRole("heading", { level: 1, name: "Ian" }).waitFor();
    await page.locator("h1:focus").waitFor();
    expect(await page.title()).toBe("Ian · Mocca");
    await page.keyboard.press("Control+k");
    await page.getByLabel("Search pages, clients, runs and commands").fill("outbox");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/settings/outbox");
    await page.context().close();
  });

  test("an invited person stands in every open browser at once", async () => {
    const [one, other] = [await signedInPage(1440), await signedInPage(320)];
    for (const page of [one, other]) {
      await page.goto("/settings/people");
      await settled(page);
    }
    await one.getByRole("button", { name: "Invite" }).click();
    await one.getByLabel("Name").fill("Tama");
    await one.getByLabel("E-mail").fill("tama@mio.nz");
    await one.getByRole("dialog").getByRole("button", { name: "Invite" }).click();
    await one.getByRole("cell", { name: "Tama tama@mio.nz" }).waitFor();
    await console.house.platform.sockets.publish("team");
    await other.getByText("tama@mio.nz").waitFor();
    for (const page of [one, other]) await page.context().close();
  });
});
