import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { chromium } from "../chromium.ts";
import { expectSound, openBrowser } from "../modules/browser.ts";
import { ask } from "./ask.ts";
import { developer } from "./git.ts";
import { type Mocca, newMocca } from "./mocca.ts";
import { addContact, photographContacts } from "./pages.ts";
import { signIn } from "./sign-in.ts";

const minute = 60_000;
const soon = { timeout: minute, interval: 200 };
let mocca: Mocca;
let ana: ReturnType<typeof developer>;
let browser: Awaited<ReturnType<typeof openBrowser>>;

beforeEach(async () => {
  mocca = await newMocca();
  ana = developer();
  browser = await openBrowser(chromium ?? "", mocca.origin);
});
afterEach(async () => {
  await browser.close();
  await mocca.remove();
  rmSync(ana.home, { recursive: true, force: true });
});

/** Changes the words that the first page greets with, commits and pushes; gives the short commit. */
async function greet(title: string, subject: string, push: string): Promise<string> {
  const file = join(ana.home, "panna/custom/welcome.ts");
  writeFileSync(file, readFileSync(file, "utf8").replace(/title: .*/, `title: ${title},`));
  await ana.type(`git commit -qam "${subject}" && ${push}`, "panna");
  return (await ana.type("git rev-parse --short=7 HEAD", "panna")).trim();
}

/** The commit that an environment's own /healthz names. */
async function liveOn(address: string): Promise<string> {
  return String(JSON.parse((await ask(address)).body).commit).slice(0, 7);
}

test(
  "a new user provisions Panna, adds a contact, pushes a change and sees a broken one held back",
  async () => {
    const alone = await mocca.say("/provision panna", "--yes");
    expect(alone.output).toContain("✓ Address staging answers");
    expect(alone.output).toContain("✓ Address production answers");
    expect(alone.output).toContain("✓ Panna is live");
    expect(alone.code).toBe(0);
    expect(mocca.left()).toEqual([]);

    const started = await mocca.start();
    expect(started.output).toContain(`Console: ${mocca.origin}\n`);
    const staging = `http://panna-test.${mocca.host}`;
    const production = `http://panna.${mocca.host}`;
    const status = await mocca.say("/status");
    expect(status.output).toMatch(/Panna · staging +live .*panna-test\.localhost/);
    for (const address of [staging, production]) {
      expect(alone.output).toContain(`${address}\n`);
      expect(status.output).toContain(address);
    }

    const page = await browser.open();
    await page.goto(staging);
    expect(page.url()).toContain(`${mocca.origin}/sign-in?to=`);
    await signIn(mocca, page);
    for (const address of [staging, production]) {
      await page.goto(address);
      await page.getByRole("heading", { name: "Welcome to Panna" }).waitFor();
      await expectSound(page);
    }
    await addContact(page, staging, {
      name: "Mere Tamihana",
      email: "mere@tamihana.nz",
      phone: "027 555 0136",
      organisation: "Tamihana Orchards",
    });
    await page.goto(`${staging}/contacts`);
    await page.getByRole("link", { name: "Mere Tamihana" }).waitFor();
    await expectSound(page);
    await photographContacts(page, staging);
    await page.goto(`${production}/contacts`);
    await page.getByText("No contacts yet").waitFor();
    expect(await page.getByText("Mere Tamihana").count()).toBe(0);
    await expectSound(page);

    const clone = await mocca.say("/client clone panna");
    const line = /^git clone .*$/m.exec(clone.output)?.[0] ?? "";
    expect(line).toContain(`@${mocca.host}/git/panna.git`);
    await ana.type(line);
    await ana.type("git switch --quiet staging", "panna");
    const greeting = await greet('"Kia ora, Panna"', "Say kia ora", "git push --quiet");
    const live = new RegExp(`Panna · staging +live +${greeting} Say`);
    await vi.waitFor(async () => expect((await mocca.say("/status")).output).toMatch(live), soon);
    await page.goto(staging);
    await page.getByRole("heading", { name: "Kia ora, Panna" }).waitFor();
    await page.goto(production);
    await page.getByRole("heading", { name: "Welcome to Panna" }).waitFor();

    await ana.type("git push --quiet origin staging:main", "panna");
    await vi.waitFor(async () => expect(await liveOn(production)).toBe(greeting), soon);
    await page.goto(production);
    await page.getByRole("heading", { name: "Kia ora, Panna" }).waitFor();

    const broken = await greet("7", "Break the greeting", "git push --quiet");
    const failed = new RegExp(`staging +${broken} Break the greeting +failed at type-check`);
    await vi.waitFor(
      async () => expect((await mocca.say("/deploys panna")).output).toMatch(failed),
      soon,
    );
    const log = await mocca.say(`/deploys logs panna ${broken}`);
    expect(log.output).toContain("custom/welcome.ts:5:3: error TS2322");
    expect(log.output).not.toMatch(/── (build|migrate|deploy):/);
    expect(await liveOn(staging)).toBe(greeting);

    await mocca.say('/person invite sam@mio.nz "Sam Ng" member');
    const theirs = await browser.open();
    await signIn(mocca, theirs, "sam@mio.nz");
    await theirs.goto(staging);
    await theirs.getByText("You are signed in as sam@mio.nz").waitFor();
    await expectSound(theirs);
    await mocca.say("/person give sam@mio.nz panna member");
    await theirs.goto(`${staging}/contacts`);
    await theirs.getByRole("link", { name: "Mere Tamihana" }).waitFor();
    const headers = { origin: mocca.origin };
    const signOut = `${mocca.origin}/api/auth/sign-out`;
    expect((await theirs.context().request.post(signOut, { headers, data: {} })).ok()).toBe(true);
    await vi.waitFor(async () => {
      await theirs.goto(staging);
      expect(theirs.url()).toContain("/sign-in?to=");
    }, soon);
    expect(browser.broken).toEqual([]);
  },
  6 * minute,
);
