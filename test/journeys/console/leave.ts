import type { Page } from "playwright-core";
import { expect } from "vitest";
import { look } from "./look.ts";

/** What "within seconds" may come to on a slow machine. */
const seconds = 20_000;

/** An owner ends somebody's session: their page ends by itself, and so does the way in at the gate. */
export async function endSession(ian: Page, theirs: Page, name: string, staging: string) {
  const inside = await theirs.context().newPage();
  await inside.goto(staging);
  await inside.getByRole("heading", { name: "Welcome to Panna" }).waitFor();
  await theirs.goto("/environments");
  await theirs.getByRole("heading", { name: "Environments" }).waitFor();

  await ian.goto("/settings/people");
  await ian.getByRole("button", { name: `What to do with ${name}` }).click();
  await ian.getByRole("menuitem", { name: "Sessions" }).click();
  await ian.getByRole("button", { name: /^End the session of/ }).click();
  await ian.getByRole("button", { name: "End", exact: true }).click();
  await ian.getByText("The session has ended.").waitFor();
  const asked = theirs.getByRole("heading", { name: "Sign in to Mocca" });
  await asked.waitFor({ timeout: seconds });
  const shut = async () => {
    await inside.goto(staging);
    return inside.url();
  };
  await expect.poll(shut, { timeout: seconds }).toContain("/sign-in?to=");
}

/** Everything that was done stands in the audit, whole. */
export async function readAudit(ian: Page): Promise<void> {
  await ian.goto("/audit");
  await ian.getByRole("button", { name: "Verify the chain" }).click();
  await ian.getByText(/^The chain of [\d,]+ events is whole$/).waitFor();
  await ian.getByRole("combobox", { name: "Client" }).click();
  await ian.getByRole("option", { name: "Panna" }).click();
  await ian.waitForURL("**/audit?client=panna");
  const first = ian.getByRole("link", { name: /^Event \d+$/ }).first();
  await look(ian, "audit");
  const name = (await first.getAttribute("aria-label")) ?? "";
  await first.click();
  await ian.getByRole("heading", { level: 1, name }).waitFor();
  await ian.getByText("Hash of the event before").waitFor();
  await look(ian, "event");
}

/** By the palette to a client. */
export async function jumpToPanna(ian: Page): Promise<void> {
  await ian.keyboard.press("Control+k");
  await ian
    .getByRole("textbox", { name: "Search pages, clients, runs and commands" })
    .fill("panna");
  await ian.getByRole("button", { name: /^Panna panna$/ }).waitFor();
  await look(ian, "palette");
  await ian.keyboard.press("Enter");
  await ian.waitForURL("**/clients/panna");
}
