import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { listRooms } from "../../bot/console/rooms/list.ts";
import type { Message } from "../../bot/message.ts";
import { project } from "../../bot/project.ts";
import { send } from "../../bot/send.ts";
import { post } from "../../bot/thread.ts";
import type { Actor } from "../../db/actor.ts";
import { driveRun } from "../../lucca/run/drive.ts";
import { ask } from "../../mocca/verb.ts";
import { messages } from "../bot/messages.ts";
import { addTestClient, driverOf, hire } from "../house.ts";
import { expectSound, openBrowser, type Pages } from "../modules/browser.ts";
import { chromiumPath } from "../modules/chromium.ts";
import { type Console, servedConsole } from "./console.ts";

vi.setConfig({ testTimeout: 60_000 });
const chromium = chromiumPath();
type Person = Extract<Actor, { via: "terminal" }>;

describe.skipIf(!chromium)("the conversation, in a browser", () => {
  let console: Console;
  let browser: Pages;
  let ian: Person;
  let mia: Person;

  beforeAll(async () => {
    console = await servedConsole();
    ian = await hire(console.house, "Ian", "owner");
    await addTestClient(console.house, "panna", "Panna");
    await addTestClient(console.house, "gelato", "Gelato");
    await addTestClient(console.house, "brioche", "Brioche");
    mia = await hire(console.house, "Mia", "member", { client: "panna", role: "member" });
    browser = await openBrowser(chromium ?? "", console.url);
  });
  afterAll(async () => {
    await browser.close();
    await console.close();
  });

  async function threadOf(name: string): Promise<{ room: string; thread: string }> {
    const rooms = await ask(listRooms, { house: console.house, actor: ian }, {});
    const found = rooms.find((room) => room.name === name);
    if (found === undefined) throw new Error(`There is no room ${name}`);
    return { room: found.id, thread: found.threadId };
  }

  async function opened(person: Person, name: string, width?: number, scheme?: "light" | "dark") {
    const page = await browser.open(width, scheme);
    await console.signIn(page, person);
    await page.goto(`/?room=${(await threadOf(name)).room}`);
    await page.getByRole("heading", { name, level: 1 }).waitFor();
    return page;
  }

  /** Does what waits: the run, the projector, the outbox. */
  const settle = () =>
    console.house.platform.drain({
      run: ({ runId }) => driveRun(driverOf(console.house), runId),
      project: () => project(console.house.platform),
      send: () =>
        send(console.house.platform, {
          console: (to, key, message) => post(console.house.platform, to.id, key, "Mocca", message),
        }),
    });

  const composer = (page: Page) => page.getByRole("textbox", { name: /^Write to/ });
  const words = (page: Page, text: string) => page.getByRole("article").getByText(text);
  async function says(page: Page, line: string) {
    await composer(page).fill(line);
    await page.getByRole("button", { name: "Send", exact: true }).click();
  }

  test("what one provisions by keyboard alone, both see go live in one card", async () => {
    const [first, second] = await Promise.all([opened(ian, "Panna"), opened(mia, "Panna", 390)]);
    await composer(first).focus();
    await first.keyboard.type("/prov");
    await first.getByRole("option", { name: /^\/provision/ }).waitFor();
    await first.keyboard.press("Tab");
    await first.keyboard.type("pan");
    await first.getByRole("option", { name: "panna" }).waitFor();
    await first.keyboard.press("Enter");
    await first.keyboard.press("Enter");
    await first.getByRole("button", { name: "Provision" }).press("Enter");
    await words(second, "Provisioning Panna on staging and production").waitFor();
    await settle();
    for (const page of [first, second]) {
      await words(page, "Panna is live").waitFor();
      expect(await words(page, "Panna is live").count()).toBe(1);
    }
    await second.reload();
    await words(second, "Panna is live").waitFor();
    await second.getByRole("link", { name: "R-1" }).last().click();
    await second.waitForURL("**/runs/R-1");
    await first.context().close();
    await second.context().close();
    expect(browser.broken.splice(0)).toEqual([]);
  });

  test("a line that was said without a connection arrives once, also after a reload", async () => {
    const [page, other] = await Promise.all([opened(ian, "Panna"), opened(mia, "Panna")]);
    await page.context().setOffline(true);
    await says(page, "Is anybody there?");
    await page.getByText("Sending").waitFor();
    await page.context().setOffline(false);
    await page.reload();
    await words(other, "Is anybody there?").waitFor();
    await words(page, "Is anybody there?").waitFor();
    await page.getByText("Sending").waitFor({ state: "detached" });
    expect(await words(page, "Is anybody there?").count()).toBe(1);
    await page.context().close();
    await other.context().close();
    browser.broken.splice(0);
  });

  test("a form asks for what is missing, and its answer is for the asker alone", async () => {
    const [page, other] = await Promise.all([opened(ian, "Everybody"), opened(mia, "Everybody")]);
    await page.goto("/?say=%2Fdeploys%20list");
    await expect.poll(() => composer(page).inputValue()).toBe("/deploys list");
    await page.getByRole("button", { name: "Send", exact: true }).click();
    const form = page.getByRole("form", { name: "/deploys list" });
    await form.getByRole("button", { name: "Send" }).click();
    await form.getByText("This is needed.").waitFor();
    await expectSound(page);
    await form.getByRole("combobox").fill("panna");
    await form.getByRole("combobox").press("Enter");
    await words(page, "/deploys list --client=panna").waitFor();
    await page.getByText("Only you see this").nth(1).waitFor();
    await words(other, "/deploys list --client=panna").waitFor();
    expect(await other.getByText("Only you see this").count()).toBe(0);
    await page.context().close();
    await other.context().close();
  });

  test("a reply opens a thread, is counted for everybody, and a removal is taken back", async () => {
    const [page, other] = await Promise.all([opened(ian, "Everybody"), opened(mia, "Everybody")]);
    await says(other, "Shall we go live?");
    await words(page, "Shall we go live?").waitFor();
    await page.getByRole("button", { name: "Reply to Mia in a thread" }).last().click();
    await page.getByRole("textbox", { name: "Write to the thread" }).fill("Yes");
    await page.getByRole("textbox", { name: "Write to the thread" }).press("Enter");
    await other.getByRole("button", { name: "1 reply" }).waitFor();
    await expectSound(page);
    await other.getByRole("button", { name: "More for this message" }).last().click();
    await other.getByRole("menuitem", { name: "Remove" }).click();
    await words(page, "This message was removed.").first().waitFor();
    await other.getByRole("button", { name: "Undo" }).click();
    await words(page, "Shall we go live?").waitFor();
    await page.context().close();
    await other.context().close();
    expect(browser.broken.splice(0)).toEqual([]);
  });

  test("what is new is counted at its room and marked there, until it is seen", async () => {
    const page = await opened(mia, "Panna");
    const { thread } = await threadOf("Everybody");
    await post(console.house.platform, thread, randomUUID(), "Mocca", messages.log);
    await page.getByRole("link", { name: /^Everybody.*unread/ }).click();
    await page.getByText("New messages").waitFor();
    await page.getByRole("link", { name: "Everybody", exact: true }).waitFor();
    await page.context().close();
  });

  test("earlier messages come as one scrolls up, and the place on the screen stays", async () => {
    const { thread } = await threadOf("Brioche");
    const say = (at: number) => ({ text: `Message ${at} of many`, audience: "room" as const });
    for (let at = 1; at <= 120; at++)
      await post(console.house.platform, thread, `many ${at}`, "Mocca", say(at));
    const page = await opened(ian, "Brioche");
    await words(page, "Message 120 of many").waitFor();
    expect(await words(page, "Message 70 of many").count()).toBe(0);
    await words(page, "Message 71 of many").hover();
    await words(page, "Message 22 of many").waitFor({ state: "attached" });
    await expect.poll(() => words(page, "Message 71 of many").isVisible()).toBe(true);
    const box = await words(page, "Message 71 of many").boundingBox();
    expect(box?.y).toBeGreaterThan(0);
    expect(box?.y).toBeLessThan(900);
    await page.getByRole("button", { name: "Jump to the latest" }).click();
    await expect
      .poll(async () => (await words(page, "Message 120 of many").boundingBox())?.y)
      .toBeLessThan(900);
    await page.context().close();
    expect(browser.broken.splice(0)).toEqual([]);
  });

  test.each([
    [320, "light"],
    [768, "dark"],
    [1440, "light"],
    [1440, "dark"],
  ] as const)("every kind of message stands at %i px, %s", async (width, scheme) => {
    const { thread } = await threadOf("Gelato");
    for (const [key, message] of Object.entries(messages))
      await post(console.house.platform, thread, key, "Mocca", storable(message));
    const page = await opened(ian, "Gelato", width, scheme);
    await words(page, "11 of 16").waitFor();
    await words(page, "Found 1 error.").waitFor();
    await page.getByRole("link", { name: "panna.mocca.nz" }).waitFor();
    expect(await page.locator('a[href*="evil"]').count()).toBe(0);
    await page.getByRole("button", { name: "Destroy" }).click();
    await page.getByRole("dialog").getByText("removed for good").waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expectSound(page);
    await composer(page).fill("/");
    await page.getByRole("option", { name: /^\/provision/ }).waitFor();
    await expectSound(page);
    await page.context().close();
    expect(browser.broken.splice(0)).toEqual([]);
  });
});

/** No database keeps a zero byte. */
function storable(message: Message): Message {
  return JSON.parse(JSON.stringify(message).replaceAll("\\u0000", ""));
}
