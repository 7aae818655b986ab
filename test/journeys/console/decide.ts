import type { Page } from "playwright-core";
import { tabTo } from "./keys.ts";
import { look } from "./look.ts";

/** From now on each of Panna's plans takes a second person. */
export async function guardPanna(ian: Page): Promise<void> {
  await ian.goto("/clients/panna");
  const guarded = ian.getByRole("switch", { name: "Guarded" });
  await guarded.click();
  await ian.locator("[role=switch]:checked:not(:disabled)").waitFor();
  await look(ian, "client");
}

/** One proposes another time zone, the other approves it, and the first sees so without a reload. */
export async function changeTogether(hers: Page, ian: Page): Promise<void> {
  await hers.goto("/clients/panna");
  await hers.getByRole("link", { name: "Lucca configuration" }).click();
  await hers.getByRole("combobox", { name: "Time zone" }).fill("Chatham");
  await hers.getByRole("option", { name: "Pacific/Chatham" }).click();
  await hers.getByRole("heading", { name: "What changes" }).waitFor();
  await look(hers, "configuration");
  await hers.getByRole("button", { name: "Propose" }).click();
  await hers.getByText("You cannot approve this plan").waitFor();

  await ian.goto("/approvals");
  await ian.getByText("Pacific/Chatham").waitFor();
  await look(ian, "approvals");
  await tabTo(ian, ian.getByRole("button", { name: "Provision", exact: true }));
  await ian.keyboard.press("Enter");
  await ian.getByRole("heading", { name: /^R-2 · / }).waitFor();
  await hers.getByText(/^Ian has approved it .+: R-2 is done/).waitFor();
  await look(hers, "plan-decided");

  await hers.goto("/clients/panna/manifest?view=history");
  const newest = hers.getByRole("article").first();
  await newest.getByText("Pacific/Chatham", { exact: true }).waitFor();
  await newest.getByText("current").waitFor();
  await look(hers, "history");
}
