import type { Locator, Page } from "playwright-core";

const most = 80;

/** Goes by Tab, or back by Shift+Tab, until the focus stands where it is wanted. */
export async function tabTo(page: Page, wanted: Locator, key = "Tab"): Promise<void> {
  await wanted.waitFor();
  for (let pressed = 0; pressed < most; pressed++) {
    if ((await wanted.and(page.locator(":focus")).count()) > 0) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not reach ${wanted}`);
}
