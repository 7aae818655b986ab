import { expect, test } from "vitest";
import { complete } from "../../bot/complete.ts";
import { ian, room } from "./room.ts";

/** What Tab offers at `|`, and what stands before it. */
async function tab(marked: string, role: "owner" | "member" = "owner") {
  const cursor = marked.indexOf("|");
  const line = marked.replace("|", "");
  const { from, matches } = await complete(room(ian(role)).conversation, line, cursor);
  return [line.slice(0, from), matches];
}

test.each([
  ["/pro|", "/", ["provision", "promote"]],
  ["pro|", "", ["provision", "promote"]],
  ["/mocca pro|", "/mocca ", ["provision", "promote"]],
  ["/Prov|", "/", ["provision"]],
  ["/ru|", "/", ["run"]],
  ["/run |", "/run ", ["list", "show", "cancel", "R-7", "R-8"]],
  ["/run c|", "/run ", ["cancel"]],
  ["/run R-|", "/run ", ["R-7", "R-8"]],
  ["/run cancel |", "/run cancel ", ["R-7", "R-8"]],
  ["/provision |", "/provision ", ["panna", "cotta", '"black hat"']],
  ["/provision pa|nna --on local", "/provision ", ["panna"]],
  ["/provision panna |", "/provision panna ", ["--on", "--dry-run"]],
  ["/provision panna --o|", "/provision panna ", ["--on"]],
  ["/provision panna --|", "/provision panna ", ["--client", "--on", "--dry-run"]],
  ["/provision panna --on |", "/provision panna --on ", ["local", "cloudflare"]],
  ["/provision panna --on=cl|", "/provision panna --on=", ["cloudflare"]],
  ["/provision --on local |", "/provision --on local ", ["panna", "cotta", '"black hat"']],
  ["/provision panna --dry-run=|", "/provision panna --dry-run=", ["yes", "no"]],
  ["/promote panna s|", "/promote panna ", ["staging"]],
  ["/help pr|", "/help ", ["provision", "promote"]],
  ["/zebra |", "/zebra ", []],
  ["/note panna some |", "/note panna some ", ["--loud"]],
])("%s", async (marked, before, matches) => {
  expect(await tab(marked)).toEqual([before, matches]);
});

test("only what this person may say is offered", async () => {
  expect(await tab("/|", "member")).toEqual([
    "/",
    ["promote", "note", "tag", "token", "run", "help"],
  ]);
  expect(await tab("/run |", "member")).toEqual(["/run ", ["list", "show", "R-7", "R-8"]]);
  expect(await tab("/destroy |", "member")).toEqual(["/destroy ", []]);
  expect(await tab("/help dest|", "member")).toEqual(["/help ", []]);
});
