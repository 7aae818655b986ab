import type { Page } from "playwright-core";
import { look } from "./look.ts";
import { room } from "./talk.ts";

/** The first owner follows the link that the start printed, which works once, and says their name. */
export async function firstOwner(ian: Page, another: Page, link: string): Promise<void> {
  await ian.goto(link);
  await room(ian, "Panna").waitFor();
  await another.goto(link);
  await another.getByText("This link was used before, or has run out.").waitFor();
  await look(another, "sign-in");

  await ian.goto("/settings/people");
  await ian.getByRole("button", { name: "What to do with Owner" }).click();
  await ian.getByRole("menuitem", { name: "Name and role" }).click();
  await ian.getByLabel("Name").fill("Ian");
  await ian.getByRole("button", { name: "Save" }).click();
  await ian.getByRole("row", { name: /^Ian ian@mio.nz/ }).waitFor();
  await ian.goto("/settings/me");
  await ian.getByRole("heading", { level: 1, name: "Ian" }).waitFor();
  await ian.getByRole("row", { name: /this one/ }).waitFor();
  await look(ian, "you");
}

type Invited = { name: string; email: string; role: "Member" | "Operator" };

/** An owner invites a person and hands their link over; without a mail server it is in the outbox. */
export async function invite(ian: Page, { name, email, role }: Invited): Promise<string> {
  await ian.goto("/settings/people");
  await ian.getByRole("button", { name: "Invite" }).click();
  const dialog = ian.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("E-mail").fill(email);
  await dialog.getByRole("combobox", { name: "Role" }).click();
  await ian.getByRole("option", { name: new RegExp(`^${role}`) }).click();
  await dialog.getByRole("button", { name: "Invite" }).click();
  await ian.getByRole("row", { name: new RegExp(`${email}.*invited`) }).waitFor();

  await ian.goto("/settings/outbox");
  const letter = ian.getByRole("row", { name: `Invitation of ${name}` });
  await letter.getByRole("button", { name: "Show link" }).click();
  const link = (await dialog.getByText(/^http/).textContent()) ?? "";
  await ian.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  return link;
}

/** An invited person follows their link and sees who they are and what theirs is. */
export async function accept(page: Page, link: string, { name, email, role }: Invited) {
  await page.goto(link);
  await room(page, "Everybody").waitFor();
  await page.getByRole("button", { name: "You and your settings" }).click();
  await page.getByText(`${email} · ${role.toLowerCase()}`).waitFor();
  await page.getByRole("menu").getByText(name).waitFor();
  await page.keyboard.press("Escape");
}
