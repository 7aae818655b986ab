import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { photograph } from "./look.ts";

/** A room in the list of rooms. */
export function room(page: Page, name: string): Locator {
  return page.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name });
}

const said = (page: Page) => page.getByRole("article");

/** Both read the same, once, also after the server and one of the browsers have started again. */
export async function talkOn(ian: Page, sina: Page, startAgain: () => Promise<void>) {
  await write(sina, "Both are up. Shall we show it to them?");
  await said(ian).getByText("Both are up. Shall we show it to them?").waitFor();
  await room(ian, "Panna").getByText("unread").waitFor({ state: "detached" });
  await photograph(ian);
  await startAgain();
  await write(ian, "Yes, at ten");
  await said(sina).getByText("Yes, at ten").waitFor();
  const read = await said(sina).count();
  await sina.reload();
  await said(sina).getByText("Yes, at ten").waitFor();
  for (const page of [ian, sina]) await expect.poll(() => said(page).count()).toBe(read);
}

async function write(page: Page, words: string): Promise<void> {
  await page.getByRole("textbox", { name: "Write to Panna" }).fill(words);
  await page.keyboard.press("Enter");
}
