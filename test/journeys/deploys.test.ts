import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { developer } from "./git.ts";
import { type Mocca, newMocca } from "./mocca.ts";

const minute = 60_000;
const soon = { timeout: minute, interval: 200 };
let mocca: Mocca;
let ana: ReturnType<typeof developer>;

beforeEach(async () => {
  mocca = await newMocca();
  ana = developer();
  await mocca.start();
  await mocca.say("/provision panna", "--yes");
  const clone = await mocca.say("/client clone panna");
  await ana.type(/^git clone .*$/m.exec(clone.output)?.[0] ?? "");
  await ana.type("git switch --quiet staging", "panna");
}, 3 * minute);
afterEach(async () => {
  await mocca.remove();
  rmSync(ana.home, { recursive: true, force: true });
});

/** Changes a file of the clone, commits it and pushes; gives the short commit. */
async function push(path: string, change: (text: string) => string, subject: string, to: string) {
  const file = join(ana.home, "panna", path);
  writeFileSync(file, change(readFileSync(file, "utf8")));
  await ana.type(`git commit -qam "${subject}" && git push -q origin HEAD:${to}`, "panna");
  return (await ana.type("git rev-parse --short=7 HEAD", "panna")).trim();
}

async function shows(line: string, expected: RegExp): Promise<void> {
  await vi.waitFor(async () => expect((await mocca.say(line)).output).toMatch(expected), soon);
}

test(
  "a feature branch is checked and built, and only staging's commit is promoted and rolled back",
  async () => {
    const before = (await ana.type("git rev-parse --short=7 HEAD", "panna")).trim();
    const tidy = (text: string) => `${text}// Tidy.\n`;
    const branched = await push("custom/api.ts", tidy, "Tidy the routes", "tidy");
    await shows("/deploys panna", new RegExp(`tidy +${branched} Tidy the routes +done`));
    const log = await mocca.say(`/deploys logs panna ${branched}`);
    expect(log.output).toMatch(/── build: done/);
    expect(log.output).not.toMatch(/── (migrate|deploy):/);
    const status = await mocca.say("/status");
    expect(status.output.match(new RegExp(`live +${before}`, "g"))).toHaveLength(2);

    const staged = await push("custom/api.ts", tidy, "Tidy again", "staging");
    await shows("/status", new RegExp(`Panna · staging +live +${staged}`));
    const promoted = await mocca.say("/promote panna");
    expect(promoted.output).toContain(`✓ Panna · production is live on ${staged}`);
    expect(promoted.code).toBe(0);
    expect((await ana.type("git ls-remote origin main", "panna")).slice(0, 7)).toBe(staged);

    const back = await mocca.say("/rollback panna production");
    expect(back.output).toContain(`✓ Panna · production is live on ${before}`);
    expect(back.code).toBe(0);
    const after = await mocca.say("/status");
    expect(after.output).toMatch(new RegExp(`Panna · production +live +${before}`));
    expect(after.output).toMatch(new RegExp(`Panna · staging +live +${staged}`));
  },
  4 * minute,
);

test(
  "a push that changes manifest.json proposes a plan, and approving it applies the change",
  async () => {
    const green = (text: string) =>
      text.replace('"branding": {}', '"branding": { "colour": "#0B6E4F" }');
    const painted = await push("manifest.json", green, "Paint it green", "staging");
    await shows("/status", new RegExp(`Panna · staging +live +${painted}`));

    const proposed = await mocca.say("/provision panna");
    expect(proposed.code).toBe(2);
    expect(proposed.output).toContain("A push proposes a change to Panna");
    expect(proposed.output).toContain(`in ${painted}: manifest.json changed.`);
    expect(await manifestOf("main")).not.toContain("#0B6E4F");

    const approved = await mocca.say("/provision panna", "--yes");
    expect(approved.output).toContain("✓ Panna is live");
    expect(approved.code).toBe(0);
    await ana.type("git fetch --quiet", "panna");
    for (const branch of ["main", "staging"]) {
      expect(await manifestOf(branch)).toContain('"colour": "#0B6E4F"');
      expect(
        await ana.type(`git show origin/${branch}:apps/dashboard/instance.ts`, "panna"),
      ).toContain("#0B6E4F");
    }
    const again = await mocca.say("/provision panna");
    expect(again.output).toContain("Panna is all there");
  },
  4 * minute,
);

function manifestOf(branch: string): Promise<string> {
  return ana.type(`git fetch --quiet && git show origin/${branch}:manifest.json`, "panna");
}
