import type { Page } from "playwright-core";
import { expect } from "vitest";
import { tabTo } from "./keys.ts";
import { look } from "./look.ts";
import { room } from "./talk.ts";

const minute = 60_000;

/** By keyboard alone: into Panna's room, the command with its completion, and the card's button. */
export async function provisionByKeyboard(ian: Page): Promise<void> {
  await ian.goto("/");
  await tabTo(ian, room(ian, "Panna"));
  await ian.keyboard.press("Enter");
  const composer = ian.getByRole("textbox", { name: "Write to Panna" });
  await composer.waitFor();

  await ian.keyboard.press("/");
  await ian.keyboard.type("/provi");
  await ian.getByRole("option", { name: /^\/provision/ }).waitFor();
  await ian.keyboard.press("Tab");
  await expect.poll(() => composer.inputValue()).toBe("/provision ");
  await ian.keyboard.type("pan");
  await ian.getByRole("option", { name: "panna", exact: true }).waitFor();
  await ian.keyboard.press("Tab");
  await expect.poll(() => composer.inputValue()).toBe("/provision panna ");
  await ian.keyboard.press("Enter");

  const provision = ian.getByRole("button", { name: "Provision", exact: true });
  await provision.waitFor();
  await look(ian, "conversation-plan");
  await tabTo(ian, provision, "Shift+Tab");
  await ian.keyboard.press("Enter");
}

/** What a room tells of a run, live and without a reload; the commit that it brought. */
export async function seesItLive(page: Page): Promise<string> {
  const opened = await page.evaluate("performance.timeOrigin");
  const card = page.getByRole("article").filter({ hasText: "· run R-1" });
  await card.getByText("Provisioning Panna on staging and production").waitFor();
  await card.getByText("Panna is live", { exact: true }).waitFor({ timeout: 2 * minute });
  expect(await page.evaluate("performance.timeOrigin")).toBe(opened);
  return (await card.getByText(/^[0-9a-f]{7}$/).textContent()) ?? "";
}

/** The board, the run and the deploys say the same of what is live. */
export async function pagesAgree(ian: Page, commit: string): Promise<void> {
  await ian.goto("/environments");
  const panna = ian
    .getByRole("row")
    .filter({ has: ian.getByRole("link", { name: "Panna", exact: true }) });
  await panna.getByText(commit).first().waitFor();
  expect(await panna.getByText(commit).count()).toBe(2);
  expect(await panna.getByText("live", { exact: true }).count()).toBe(2);
  await look(ian, "environments");

  await ian.goto("/runs");
  await ian.getByRole("link", { name: "R-1" }).click();
  await ian.getByRole("heading", { name: /^R-1 · / }).waitFor();
  await ian.getByText("Panna is live").waitFor();
  await look(ian, "run");
  await ian.getByRole("link", { name: "Its deploys" }).click();
  await ian.getByRole("row", { name: new RegExp(`staging.*${commit}`, "i") }).waitFor();
  await look(ian, "deploys");
}
