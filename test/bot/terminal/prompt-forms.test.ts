import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ctrlC, ctrlD, folder, prompt, sit } from "./sit.ts";

describe("what is missing is asked for", () => {
  test("one field after the other, and wrong answers again", async () => {
    const { type, ended, heard, sees } = await sit();
    await type(prompt, "/promote\r");
    await type("Client (Its slug):", "\r");
    await sees("This is needed.");
    await type("Client (Its slug):", "black hat\r");
    await type("Environment:", "stagin\r");
    await sees("Did you mean staging?");
    await type("Environment:", "Staging\r");
    await sees('{"client":"black hat","environment":"staging"}');
    await type(prompt, ctrlD);
    await ended;
    expect(heard[1]).toEqual({ line: '/promote --client="black hat" --environment=staging' });
  });

  test("Ctrl-C backs out and nothing is said", async () => {
    const { type, ended, heard, sees } = await sit();
    await type(prompt, "/promote panna\r");
    await type("Environment:", ctrlC);
    await sees("Nothing was done.");
    await type(prompt, ctrlD);
    await ended;
    expect(heard).toHaveLength(1);
  });

  test("a secret is neither shown nor kept", async () => {
    const { type, ended, heard, sees, raw, history } = await sit();
    await type(prompt, "/token gitea\r");
    await type("Token:", "hunter2\r");
    await sees("Done.");
    await type(prompt, ctrlD);
    await ended;
    expect(heard[1]).toEqual({ line: "/token --name=gitea --value=hunter2" });
    expect(raw().replace(/"value":"hunter2"/, "")).not.toContain("hunter2");
    expect(await history()).toBe("/token gitea\n");
  });

  test("a file's contents are said in place of its path", async () => {
    const path = join(await folder(), "panna.json");
    await writeFile(path, '{ "client": "Panna" }\n');
    const { type, ended, heard, sees } = await sit();
    await type(prompt, `/token gitea --manifest ${path} --value x\r`);
    await sees("Done.");
    await type(prompt, `/token gitea --manifest ${path}.no --value x\r`);
    await sees("was not read (ENOENT)");
    await type(prompt, ctrlD);
    await ended;
    expect(heard).toEqual([
      { line: '/token gitea --value=x --manifest="{ \\"client\\": \\"Panna\\" }\n"' },
    ]);
  });
});
