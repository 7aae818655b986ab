import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { expectSound } from "../../modules/browser.ts";

const checkout = fileURLToPath(new URL("../../..", import.meta.url));

/** Where the pictures of the journey are kept: CI's output, which git ignores. */
const pictures = process.env["MOCCA_PICTURES"] ?? join(checkout, "test-output");

/** Expects a page to be sound in light and dark, and keeps a picture of each. */
export async function look(page: Page, name: string): Promise<void> {
  await settled(page);
  await expectSound(page);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.locator("html[data-mantine-color-scheme=dark]").waitFor();
  const { violations } = await new AxeBuilder({ page }).withRules(["color-contrast"]).analyze();
  expect(violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))).toEqual([]);
  await page.screenshot({ path: join(pictures, `${name}-dark.png`) });
  await page.emulateMedia({ colorScheme: "light" });
  await page.locator("html[data-mantine-color-scheme=light]").waitFor();
}

/** Expects pages to be sound on the narrowest phone, and keeps a picture of each. */
export async function lookOnPhone(page: Page, paths: Record<string, string>): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const [name, path] of Object.entries(paths)) {
    await page.goto(path);
    await page.locator("h1").first().waitFor();
    await settled(page);
    await expectSound(page);
    await page.screenshot({ path: join(pictures, `${name}-phone.png`) });
  }
}

/** Keeps a picture of what each page shows where the journey failed. */
export async function keepLast(pages: readonly Page[]): Promise<void> {
  const kept = pages.map((page, at) =>
    page.screenshot({ path: join(pictures, `failed-${at + 1}.png`) }),
  );
  await Promise.allSettled(kept);
}

/** With MOCCA_PHOTOGRAPH set: takes README's picture anew. */
export async function photograph(page: Page): Promise<void> {
  if (process.env["MOCCA_PHOTOGRAPH"] === undefined) return;
  await page.screenshot({ path: join(checkout, "test/journeys/console.png") });
}

/** Nothing on the page is still on its way. */
async function settled(page: Page): Promise<void> {
  await expect.poll(() => page.locator("[aria-busy=true]").count(), { timeout: 30_000 }).toBe(0);
}
