import type { Page } from "playwright-core";
import { expect } from "vitest";
import { expectSound } from "../../modules/browser.ts";
import { tabTo } from "./keys.ts";
import { look } from "./look.ts";
import { room } from "./talk.ts";

/** By keyboard alone: from the board through the gate into the client's instance; gives its address. */
export async function enterStaging(ian: Page): Promise<string> {
  await ian.keyboard.press("g");
  await ian.keyboard.press("e");
  await tabTo(ian, ian.getByRole("link", { name: /^panna-test\.localhost/ }));
  const opening = ian.context().waitForEvent("page");
  await ian.keyboard.press("Enter");
  const inside = await opening;
  await inside.getByRole("heading", { name: "Welcome to Panna" }).waitFor();
  await expectSound(inside);
  const { origin } = new URL(inside.url());
  await inside.close();
  return origin;
}

/** Who was not given Panna is refused in words at its gate, and in the console it is not there. */
export async function isKeptOut(page: Page, staging: string, email: string): Promise<void> {
  expect(await room(page, "Panna").count()).toBe(0);
  await page.goto(staging);
  await page.getByText(`You are signed in as ${email}`).waitFor();
  await expectSound(page);
  await page.goto("/environments");
  await page.getByText("No environments yet").waitFor();
  await page.goto("/clients/panna");
  await page.getByRole("alert").waitFor();
  await look(page, "refused");
}
