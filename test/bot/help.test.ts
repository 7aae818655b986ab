import { expect, test } from "vitest";
import { answer } from "../../bot/answer.ts";
import type { Message } from "../../bot/message.ts";
import { ian, room } from "./room.ts";

function told(line: string, role: "owner" | "member" = "owner"): Promise<Message> {
  return answer(room(ian(role)).conversation, line, { canAnswer: true });
}

test("/help lists what this person may use, under its topics", async () => {
  expect((await told("/help", "member")).table?.rows).toEqual([
    ["Environments"],
    ["/promote", "Brings staging's commit to production"],
    ["Clients"],
    ["/note", "Writes a note about a client"],
    ["/tag", "Tags a client"],
    ["/token", "Keeps a token and a file"],
    ["Runs"],
    ["/run list", "Lists runs"],
    ["/run show", "Shows a run"],
    ["Mocca"],
    ["/help", "Shows what you can say here, or how one command is said"],
  ]);
  const all = (await told("/help")).table?.rows.flat() ?? [];
  expect(all).toContain("/destroy");
});

test("/help and a command shows how it is said", async () => {
  const message = await told("/help provision");
  expect(message.facts).toEqual([
    { label: "Usage", value: "/provision CLIENT [--on local|cloudflare] [--dry-run]" },
    { label: "Also said", value: "/up, /make" },
    { label: "Takes", value: "the right to provision environments and decide plans" },
  ]);
  expect(message.table?.rows).toEqual([
    ["CLIENT", "Its slug"],
    ["--on", "Vendor; one of local, cloudflare"],
    ["--dry-run", "Dry run"],
  ]);
  expect(message.code).toBe("/provision panna\n/provision panna --on local");
});

test("the slash, an alias and two words are understood", async () => {
  for (const line of ["/help /run cancel", "/help stop", "/run cancel --help", "? run cancel"])
    expect((await told(line)).text).toBe("/run cancel: Stops a run between two steps");
});

test("a command that this person may not use says so", async () => {
  expect((await told("/help destroy", "member")).notes).toEqual([
    "You may not use it. Ask an owner, or see /can.",
  ]);
});

test("a group's word lists its commands and what it means alone", async () => {
  const message = await told("/help run", "member");
  expect(message.table?.rows.map(([words]) => words)).toEqual(["/run list", "/run show"]);
  expect(message.notes).toEqual(["/run alone is /run list.", "/run with a value is /run show."]);
});

test("a slip is met with what was meant", async () => {
  expect((await told("/help provison")).text).toBe(
    "There is no command “provison”. Did you mean /help provision?",
  );
});
