import { afterEach, beforeEach, expect, test } from "vitest";
import { mailer } from "../../api/mail.ts";
import { send } from "../../bot/send.ts";
import { message } from "../../db/schema.ts";
import { type Team, team } from "./team.ts";

let mio: Team;
beforeEach(async () => {
  mio = await team();
});
afterEach(() => mio.close());

const letters = () => send(mio.house.platform, {}, mailer(mio.house.platform));

test("a person is invited, changed, given a client, listed, and leaves", async () => {
  const invited = await mio.says("owner", '/person add sam@mio.nz "Sam Ng"');
  expect(invited).toMatchObject({ text: "Sam Ng is invited to the team as member.", tone: "done" });
  expect(invited.notes).toContain("Give them a client: /person give sam@mio.nz CLIENT");
  await mio.says("owner", "/person give sam@mio.nz panna");
  await mio.says("owner", '/person change sam@mio.nz operator --name "Sam Ngata"');
  const listed = await mio.says("owner", "/people");
  expect(listed.table?.rows).toContainEqual([
    "Sam Ngata",
    "sam@mio.nz",
    "operator",
    "invited",
    "panna (member)",
  ]);
  await mio.says("owner", "/person take sam@mio.nz panna");
  expect((await mio.says("owner", "/person end sam@mio.nz")).text).toBe(
    "Sam Ngata is off the team.",
  );
  expect((await mio.says("owner", "/person end sam@mio.nz")).tone).toBe("failed");
});

test("a sign-in link is for the asker alone, and no history keeps it", async () => {
  const shown = await mio.says("member", "/signin");
  expect(shown).toMatchObject({ audience: "asker", once: true });
  expect(shown.code).toMatch(/^http:\/\/localhost:8787\/api\/auth\/link\?token=[\w-]{43}$/);
  expect(await mio.house.platform.withDb((db) => db.$count(message))).toBe(0);
});

test("without a mail server an owner finds the letter in the outbox and hands its link over", async () => {
  await mio.says("owner", '/person invite sam@mio.nz "Sam Ng"');
  await letters();
  const [[number = "", to, what, state] = []] =
    (await mio.says("owner", "/outbox list kept")).table?.rows ?? [];
  expect([to, what, state]).toEqual(["mail:sam@mio.nz", "invitation", "kept"]);
  expect(await mio.says("owner", `/outbox link ${number}`)).toMatchObject({ once: true });
  expect((await mio.says("operator", `/outbox link ${number}`)).tone).toBe("failed");
  await mio.says("operator", `/outbox redrive ${number}`);
  await letters();
  expect((await mio.says("owner", "/outbox")).table?.rows).toHaveLength(1);
});

test("sessions are listed, and only a real one can be ended", async () => {
  expect((await mio.says("member", "/sessions")).text).toBe("Sessions of Mia: 0.");
  const other = await mio.says("member", "/session list ian@mio.nz");
  expect(other.tone).toBe("failed");
  const ended = await mio.says("member", "/session end 0199c0de-0000-7000-8000-000000000000");
  expect(ended.text).toContain("There is no such session any more");
});
