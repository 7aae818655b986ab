import { AxeBuilder } from "@axe-core/playwright";
import { chromium, type Page } from "playwright-core";
import { expect } from "vitest";
import { chromiumFlags } from "./chromium.ts";

export type Pages = {
  open(width?: number, colorScheme?: "light" | "dark"): Promise<Page>;
  /** What went wrong in any page without a word to the person. */
  broken: string[];
  close(): Promise<void>;
};

/** A real browser whose pages start at `baseURL`, where each request carries `headers`. */
export async function openBrowser(
  executablePath: string,
  baseURL: string,
  headers: Record<string, string> = {},
): Promise<Pages> {
  const browser = await chromium.launch({ executablePath, args: chromiumFlags });
  const broken: string[] = [];
  return {
    broken,
    async open(width = 1440, colorScheme = "light") {
      const viewport = { width, height: 900 };
      const reducedMotion = "reduce" as const;
      const context = await browser.newContext({
        ...{ baseURL, viewport, colorScheme, reducedMotion },
        extraHTTPHeaders: headers,
      });
      const page = await context.newPage();
      page.on("pageerror", (error) => broken.push(error.message));
      page.on("console", (said) => {
        // A refused request is told on the page; the browser writes it here as well.
        const refused = said.text().startsWith("Failed to load resource");
        if (said.type() === "error" && !refused) broken.push(said.text());
      });
      return page;
    },
    close: () => browser.close(),
  };
}

/** Without a frame on the page there is nothing to gather in a second window, which takes the most time. */
export function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode();
}

/** Expects no fault that axe knows by WCAG 2.2 AA, and nothing beyond the window's width. */
export async function expectSound(page: Page): Promise<void> {
  const { violations } = await axe(page)
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`);
  const beyond = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
  expect({ found, beyond }).toEqual({ found: [], beyond: 0 });
}
