import { describe, expect, test } from "vitest";
import { z } from "zod";
import { answer } from "../../bot/answer.ts";
import { type Command, command } from "../../bot/command.ts";
import { lineOf } from "../../bot/form.ts";
import { mayOf } from "../../bot/may.ts";
import { Refusal } from "../../db/refusal.ts";
import { ian, provision, room } from "./room.ts";

const somebody = { canAnswer: true };
const nobody = { canAnswer: false };

/** What Ian, in this role, is told. */
function told(line: string, role: "owner" | "operator" | "member" = "owner", options = somebody) {
  return answer(room(ian(role)).conversation, line, options);
}

/** A room whose one command ends by throwing. */
function brokenRoom(error: unknown) {
  const words = command({
    words: "break",
    aliases: [],
    topic: "Mocca",
    help: "Breaks",
    examples: [],
    args: z.object({ client: z.string().optional().meta({ choices: "clients" }) }),
    right: "look",
    audience: "asker",
    run: () => Promise.reject(error),
  });
  return room(ian("owner"), { commands: [words], groups: [], buttons: [] });
}

test("a command is called with what was said", async () => {
  const message = await told("/provision panna --on local");
  expect(message.code).toBe('{"client":"panna","on":"local","dryRun":false}');
});

describe("rights fail closed", () => {
  test("a person without the right is refused in words, before anything is read", async () => {
    const message = await told("/destroy", "operator");
    expect(message).toMatchObject({ tone: "failed", audience: "asker" });
    expect(message.text).toBe(
      "/destroy was not done: you may not destroy environments. Ask an owner, or see /can.",
    );
    expect(message.form).toBeUndefined();
  });

  test("a webhook may say nothing", async () => {
    const { conversation } = room({ via: "webhook", principal: "deploys" });
    expect((await answer(conversation, "/help", somebody)).text).toContain("you may not");
  });

  test("a right at one client is enough to be heard", () => {
    expect(mayOf(ian("member"), [])("deploy")).toBe(false);
    expect(mayOf(ian("member"), ["operator"])("deploy")).toBe(true);
    expect(mayOf(ian("member"), ["operator"])("destroy")).toBe(false);
  });
});

describe("what is missing is asked for", () => {
  test("exactly that, with what was given kept", async () => {
    const message = await told("/promote panna");
    expect(message).toMatchObject({ tone: "needs you", text: "/promote needs: environment." });
    expect(message.form).toEqual({
      command: "promote",
      fields: [
        {
          name: "client",
          label: "Client",
          help: "Its slug",
          kind: "text",
          choices: ["panna", "cotta", "black hat"],
          required: true,
          value: "panna",
        },
        {
          name: "environment",
          label: "Environment",
          kind: "choice",
          choices: ["staging", "production"],
          required: true,
        },
      ],
    });
  });

  test("a wrong value stands in its field with the reason", async () => {
    const message = await told("/promote panna stagin");
    expect(message.text).toContain("Did you mean staging?");
    expect(message.form?.fields[1]).toMatchObject({ value: "stagin", error: expect.any(String) });
  });

  test("a filled form is a line like any other", async () => {
    const { form } = await told("/promote panna");
    if (form === undefined) throw new Error("no form");
    const line = lineOf(form, { client: "black hat", environment: "staging" });
    expect(line).toBe('/promote --client="black hat" --environment=staging');
    expect((await told(line)).code).toBe('{"client":"black hat","environment":"staging"}');
  });

  test("several values of a form are several values of the line", () => {
    const field = {
      name: "names",
      label: "Tags",
      kind: "text",
      many: true,
      required: true,
    } as const;
    const line = lineOf({ command: "tag", fields: [field] }, { names: 'red "very old"' });
    expect(line).toBe('/tag --names=red --names="very old"');
  });

  test("where nobody can answer, the same is said in words", async () => {
    const message = await told("/promote panna", "owner", nobody);
    expect(message).toMatchObject({ tone: "failed", text: "/promote needs: environment." });
    expect(message.form).toBeUndefined();
    expect(message.notes?.[0]).toBe("Usage: /promote CLIENT staging|production");
  });

  test("what belongs to no argument is refused, never dropped", async () => {
    const message = await told("/promote --dry-rnu");
    expect(message.tone).toBe("failed");
    expect(message.form).toBeUndefined();
    expect(message.text).toContain("--dry-rnu cannot be used");
  });

  test("a secret is asked for as one and never repeated", async () => {
    const message = await told("/token --value hunter2");
    const value = message.form?.fields.find(({ name }) => name === "value");
    expect(value).toMatchObject({ kind: "secret" });
    expect(JSON.stringify(message)).not.toContain("hunter2");
    const twice = await told("/token gitea --value hunter2 --value hunter3", "owner", nobody);
    expect(JSON.stringify(twice)).not.toContain("hunter");
    expect(twice.text).toContain("Token: what was given cannot be used");
  });
});

describe("a no has words", () => {
  test.each([
    ["", "Nothing was asked. Say /help to see what you can say."],
    ["/provison x", "There is no command “provison x”. Did you mean /provision?"],
    ["/zebra", "There is no command “zebra”. Say /help to see what you can say."],
    [`/note ${"x".repeat(20_000)}`, "More than 16,000 characters are not read. Say it shorter."],
  ])("%s", async (line, text) => {
    expect(await told(line)).toMatchObject({ text, tone: "failed" });
  });

  test("a refusal tells what, why, what to do, and every fault", async () => {
    const faults = [{ path: "client.slug", found: "“A”", allowed: "a slug" }];
    const { conversation } = brokenRoom(new Refusal("invalid", "Not stored", "Mend it", faults));
    const message = await answer(conversation, "/break", somebody);
    expect(message.text).toBe("Not stored. Mend it.");
    expect(message.table?.rows).toEqual([["client.slug", "“A”", "a slug"]]);
  });

  test("a refusal that waits for a person needs you", async () => {
    const { conversation } = brokenRoom(new Refusal("needs_answer", "It waits for another person"));
    expect(await answer(conversation, "/break", somebody)).toMatchObject({ tone: "needs you" });
  });

  test("a name that is not found is met with the one that was meant", async () => {
    const { conversation } = brokenRoom(
      new Refusal("not_found", "There is no client “pana”", "See /client"),
    );
    const message = await answer(conversation, "/break pana", somebody);
    expect(message.text).toBe("There is no client “pana”. Did you mean panna? See /client.");
  });
});

describe("a bug is one sentence and a line in the log", () => {
  test.each([
    ["an error", new Error("relation does not exist")],
    ["something else", "a string"],
  ])("%s", async (_, thrown) => {
    const { conversation, logged } = brokenRoom(thrown);
    const message = await answer(conversation, "/break", somebody);
    const { id } = logged[0]?.facts ?? {};
    expect(message.text).toContain(String(id));
    expect(message.text).not.toContain("relation");
    expect(logged).toHaveLength(1);
  });

  test("a query's values stay out of the log", async () => {
    const error = new Error("Failed query: insert into secret\nparams: hunter2");
    const { conversation, logged } = brokenRoom(error);
    await answer(conversation, "/break", somebody);
    expect(JSON.stringify(logged)).toContain("insert into secret");
    expect(JSON.stringify(logged)).not.toContain("hunter2");
  });

  test("a schema that throws is one too", async () => {
    const args = z.object({
      client: z.string().transform(() => {
        throw new Error("no");
      }),
    });
    const broken: Command = { ...provision, args };
    const { conversation, logged } = room(ian("owner"), {
      commands: [broken],
      groups: [],
      buttons: [],
    });
    expect(await answer(conversation, "/provision panna", somebody)).toMatchObject({
      tone: "failed",
    });
    expect(logged).toHaveLength(1);
  });
});
