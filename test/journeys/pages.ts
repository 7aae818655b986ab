import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";

type Contact = { name: string; email?: string; phone?: string; organisation?: string };

const panna: Contact[] = [
  ["Ānaru Ngata", "anaru@tepuna.nz", "021 555 0142", "Te Puna Trust"],
  ["Grace Okafor", "grace@harbourlaw.nz", "09 555 0177", "Harbour Law"],
  ["Hana Parata", "hana@parata.nz", "027 555 0119", "Parata Holdings"],
  ["Liam O’Connor", "liam@southcoast.nz", "022 555 0168", "South Coast Dairy"],
  ["Sina Faleolo", "sina@moana.nz", "021 555 0190", "Moana Foods"],
  ["Wei Zhang", "wei@kauri.nz", "021 555 0105", "Kauri Partners"],
].map(([name = "", email = "", phone = "", organisation = ""]) => ({
  ...{ name, email, phone, organisation },
}));

/** Adds a contact on its page, as a person does. */
export async function addContact(page: Page, address: string, contact: Contact): Promise<void> {
  const { name, email = "", phone = "", organisation = "" } = contact;
  await page.goto(`${address}/contacts/new`);
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Phone").fill(phone);
  await page.getByLabel("Organisation").fill(organisation);
  await page.getByRole("button", { name: "Add contact" }).click();
  await page.getByRole("heading", { name }).waitFor();
}

/** With MOCCA_PHOTOGRAPH set: takes README's picture anew, of a list of contacts. */
export async function photographContacts(page: Page, address: string): Promise<void> {
  if (process.env["MOCCA_PHOTOGRAPH"] === undefined) return;
  for (const contact of panna) await addContact(page, address, contact);
  await page.goto(`${address}/contacts`);
  await page.getByRole("link", { name: "Wei Zhang" }).waitFor();
  await page.screenshot({ path: fileURLToPath(new URL("panna.png", import.meta.url)) });
}
