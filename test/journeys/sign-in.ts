import type { Page } from "playwright-core";
import type { Mocca } from "./mocca.ts";

/** Signs a browser in to the console by a one-time link: the owner, or the person of an address. */
export async function signIn(mocca: Mocca, page: Page, email?: string): Promise<void> {
  const { output } = await mocca.say("/signin", ...(email ? ["--as", email] : []));
  const link = /http\S+/.exec(output)?.[0] ?? "";
  const answer = await page.context().request.get(link, { maxRedirects: 0 });
  if (answer.status() !== 302) throw new Error(`The link answered ${answer.status()}`);
}
