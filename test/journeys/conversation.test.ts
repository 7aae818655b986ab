import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { screen } from "../bot/terminal/screen.ts";
import { type Mocca, newMocca } from "./mocca.ts";

const minute = 60_000;
let mocca: Mocca;
let terminal: ReturnType<typeof sitDown>;

beforeEach(async () => {
  mocca = await newMocca();
  await mocca.start();
  terminal = sitDown();
}, minute);
afterEach(async () => {
  await terminal.end();
  await mocca.remove();
});

/** `npm run say` without words in a terminal of the system's own, 100 columns by 40 rows. */
function sitDown() {
  const shown = screen(100, 40);
  const line = `stty cols 100 rows 40; exec ${mocca.program("say")}`;
  const script = spawn("script", ["--quiet", "--return", "--command", line, "/dev/null"], {
    env: { ...mocca.env, TERM: "xterm", NO_COLOR: "1" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const left = once(script, "exit");
  script.stdout.setEncoding("utf8").on("data", (text: string) => shown.out.write(text));
  return {
    type: (keys: string) => void script.stdin.write(keys),
    sees: (what: RegExp) =>
      vi.waitFor(() => expect(shown.text()).toMatch(what), { timeout: minute / 2, interval: 20 }),
    text: shown.text,
    raw: shown.raw,
    left: async () => (await left)[0],
    async end() {
      script.kill("SIGKILL");
      await left;
    },
  };
}

test.skipIf(process.platform !== "linux")(
  "a conversation in a terminal completes with Tab, takes a button by its key and redraws its card",
  async () => {
    await terminal.sees(/mocca>$/);
    terminal.type("/provi");
    terminal.type("\t");
    await terminal.sees(/mocca> \/provision$/);
    terminal.type(" pan\t");
    await terminal.sees(/mocca> \/provision panna$/);
    terminal.type("\r");
    await terminal.sees(/\[p\] Provision +\[c\] Cancel\nmocca>$/);
    terminal.type("p\r");
    await terminal.sees(/Panna is live .*run R-1\nmocca>$/s);
    const card = terminal.text();
    expect(terminal.raw()).toContain("Provisioning Panna on staging and production");
    expect(card).not.toContain("Provisioning Panna on staging and production");
    expect(card.match(/Deploy staging/g)).toHaveLength(2);
    terminal.type("exit\r");
    expect(await terminal.left()).toBe(0);
  },
  2 * minute,
);
