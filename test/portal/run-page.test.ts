import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../db/actor.ts";
import { driveRun } from "../../lucca/run/drive.ts";
import { addTestClient, driverOf, hire, provisioned } from "../house.ts";
import { expectSound, openBrowser, type Pages } from "../modules/browser.ts";
import { chromiumPath } from "../modules/chromium.ts";
import { type Console, servedConsole } from "./console.ts";

const chromium = chromiumPath();

describe.skipIf(!chromium)("a run that failed, in a browser", () => {
  let console: Console;
  let browser: Pages;
  let owner: Extract<Actor, { via: "terminal" }>;
  let guest: typeof owner;
  let run: { id: string; number: number };

  beforeAll(async () => {
    console = await servedConsole();
    const { house } = console;
    owner = await hire(house, "Ian", "owner");
    await addTestClient(house, "panna", "Panna");
    guest = await hire(house, "Pat", "member", { client: "panna", role: "member" });
    house.memory.before = ({ key }) => {
      if (key === "dns/staging") throw new Error("the zone is locked");
    };
    run = await provisioned(house, owner, "panna");
    house.memory.before = () => undefined;
    browser = await openBrowser(chromium ?? "", console.url);
  });
  afterAll(async () => {
    await browser.close();
    await console.close();
  });

  async function opened(person: typeof owner, path: string) {
    const page = await browser.open(1440);
    await console.signIn(page, person);
    await page.goto(path);
    return page;
  }

  test("says why in both words, and who may only look has nothing to press", async () => {
    const page = await opened(guest, `/runs/R-${run.number}`);
    await page.getByText("1 of 20 steps failed").waitFor();
    await page.getByText("the zone is locked").waitFor();
    await page.getByRole("link", { name: /^Domain panna-test.*: failed/ }).waitFor();
    expect(await page.getByRole("button", { name: /Retry/ }).count()).toBe(0);
    await expectSound(page);
    await page.context().close();
  });

  test("is taken up from there, and everybody who looks sees it end", async () => {
    const page = await opened(owner, `/runs/R-${run.number}`);
    const board = await opened(guest, "/environments?state=planned");
    await board.getByText("not provisioned").first().waitFor();
    await page.getByRole("button", { name: "Retry from the failed step" }).click();
    await page.getByRole("button", { name: "Cancel" }).waitFor();
    await driveRun(driverOf(console.house), run.id);
    await console.house.platform.sockets.publish("team");
    await page.getByText("Panna is live").waitFor();
    await page.getByText("20 of 20 steps done").waitFor();
    await board.getByText("No environment is like that").waitFor();
    await board.getByRole("link", { name: "Show all" }).click();
    await board.getByText("live", { exact: true }).first().waitFor();
    await page.context().close();
    await board.context().close();
    expect(browser.broken.splice(0)).toEqual([]);
  });
});
