import type { Page } from "playwright-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { chromium } from "../chromium.ts";
import { openBrowser } from "../modules/browser.ts";
import { accept, firstOwner, invite } from "./console/arrive.ts";
import { changeTogether, guardPanna } from "./console/decide.ts";
import { enterStaging, isKeptOut } from "./console/enter.ts";
import { endSession, jumpToPanna, readAudit } from "./console/leave.ts";
import { keepLast, lookOnPhone } from "./console/look.ts";
import { pagesAgree, provisionByKeyboard, seesItLive } from "./console/provision.ts";
import { room, talkOn } from "./console/talk.ts";
import { type Mocca, newMocca } from "./mocca.ts";

const minute = 60_000;
const tama = { name: "Tama Rewi", email: "tama@mio.nz", role: "Member" } as const;
const sina = { name: "Sina Faleolo", email: "sina@mio.nz", role: "Operator" } as const;
const pages: Page[] = [];
let mocca: Mocca;
let browser: Awaited<ReturnType<typeof openBrowser>>;

beforeEach(async () => {
  mocca = await newMocca({ MOCCA_OWNER_EMAIL: "ian@mio.nz" });
  browser = await openBrowser(chromium ?? "", mocca.origin);
  await mocca.start();
}, 3 * minute);
afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await keepLast(pages.splice(0));
  await browser.close();
  await mocca.remove();
});

async function sitDown(): Promise<Page> {
  const page = await browser.open();
  page.setDefaultTimeout(minute);
  pages.push(page);
  return page;
}

test(
  "a team signs in, provisions Panna together, opens it through the gate and leaves",
  async () => {
    const [ian, hers] = [await sitDown(), await sitDown()];
    const printed = /^Sign in: (http\S+)$/m;
    await vi.waitFor(() => expect(mocca.written()).toMatch(printed));
    await firstOwner(ian, hers, printed.exec(mocca.written())?.[1] ?? "");
    await accept(hers, await invite(ian, sina), sina);

    await room(hers, "Panna").click();
    await provisionByKeyboard(ian);
    const [commit, same] = await Promise.all([seesItLive(ian), seesItLive(hers)]);
    expect(commit).toBe(same);
    await talkOn(ian, hers, async () => {
      await mocca.end("SIGTERM");
      await mocca.start();
    });
    await pagesAgree(ian, commit);

    const staging = await enterStaging(ian);
    const his = await sitDown();
    await accept(his, await invite(ian, tama), tama);
    await isKeptOut(his, staging, tama.email);

    await guardPanna(ian);
    await changeTogether(hers, ian);

    await endSession(ian, hers, sina.name, staging);
    await readAudit(ian);
    await jumpToPanna(ian);
    await ian.goto("/");
    await room(ian, "Panna").click();
    await ian.waitForURL("**/?room=*");
    await lookOnPhone(ian, {
      conversation: ian.url(),
      environments: "/environments",
      client: "/clients/panna",
      run: "/runs/R-1",
      approvals: "/approvals",
      audit: "/audit",
    });
    const unexpected = browser.broken.filter((words) => !words.startsWith("WebSocket connection"));
    expect(unexpected).toEqual([]);
  },
  8 * minute,
);
