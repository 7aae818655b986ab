import { asc, eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { mailer } from "../../api/mail.ts";
import { send } from "../../bot/send.ts";
import { event, outbox, person, verification } from "../../db/schema.ts";
import { dropUnsent } from "../../mocca/outbox/drop.ts";
import { linkOfMail } from "../../mocca/outbox/link.ts";
import { listOutbox } from "../../mocca/outbox/list.ts";
import { redrive } from "../../mocca/outbox/redrive.ts";
import { addPerson } from "../../mocca/people/add.ts";
import { askForLink } from "../../mocca/people/ask-for-link.ts";
import { endPerson } from "../../mocca/people/end.ts";
import { ask, call } from "../../mocca/verb.ts";
import { hire, type TestHouse, testHouse } from "../house.ts";
import { type MailServer, mailServer } from "../vendors/smtp.ts";
import { browser } from "./auth-browser.ts";

let house: TestHouse;
let server: MailServer;
let owner: Awaited<ReturnType<typeof hire>>;

beforeEach(async () => {
  house = await testHouse();
  server = await mailServer();
  owner = await hire(house, "Ian", "owner");
});
afterEach(async () => {
  await house.close();
  await server.close();
});

const db = () => house.platform.database.db;
const rows = () => db().select().from(outbox).orderBy(asc(outbox.id));
const sendAll = () => send(house.platform, {}, mailer(house.platform));
const asker = () => ({ house, actor: owner });

function withServer() {
  house.platform.config.vendors = { SMTP_URL: server.url, MAIL_FROM: "Mocca <mocca@mio.nz>" };
}

/** The link of a letter, put together again from its lines. */
function linkIn(letter = ""): string {
  const whole = letter.replaceAll("=\n", "").replaceAll("=3D", "=");
  return /http:\/\/localhost:8787\/api\/auth\/link\?token=[\w-]+/.exec(whole)?.[0] ?? "";
}

test("a letter goes out with a link that signs in, and the link stands nowhere else", async () => {
  withServer();
  await askForLink(house.platform, "ian@mio.nz", "/audit");
  await sendAll();
  expect((await rows()).map((row) => row.state)).toEqual(["done"]);
  const [letter = ""] = server.letters;
  expect(letter).toContain("To: Ian <ian@mio.nz>");
  expect(letter).toContain("Subject: Your sign-in link for Mocca");
  const page = browser(house);
  const answer = await page.go(linkIn(letter));
  expect(answer.headers.get("location")).toMatch(/\/audit$/);
  expect(await page.whoAmI()).toBe("ian@mio.nz");
  const token = linkIn(letter).slice(-43);
  const stored = [await rows(), await db().select().from(event), house.platform.logged];
  expect(JSON.stringify(stored)).not.toContain(token);
});

test("an invitation is accepted by the link in its letter", async () => {
  withServer();
  const input = { email: "sam@mio.nz", name: 'Sam "<b>" Ng', role: "member" as const };
  const { id } = await call(addPerson, asker(), input);
  await sendAll();
  expect(server.letters[0]).toContain("Sam &quot;&lt;b&gt;&quot; Ng,</p>");
  const page = browser(house);
  await page.go(linkIn(server.letters[0]));
  expect(await page.whoAmI()).toBe("sam@mio.nz");
  const [sam] = await db().select().from(person).where(eq(person.id, id));
  expect(sam?.emailVerified).toBe(true);
});

test("a mail server that says no is tried again, and what it says is kept by its code alone", async () => {
  withServer();
  await askForLink(house.platform, "ian@mio.nz");
  server.refuse = `451 4.3.0 try later ${server.url}`;
  await sendAll();
  expect(await rows()).toMatchObject([
    { state: "waiting", attempt: 1, failure: "The mail server did not take it: EENVELOPE, 451." },
  ]);
  server.refuse = undefined;
  await db().update(outbox).set({ notBefore: null });
  await sendAll();
  expect(server.letters).toHaveLength(1);
  expect((await rows())[0]).toMatchObject({ state: "done", failure: null });
});

test("a sign-in letter that waited too long and a letter to one who left are not sent", async () => {
  withServer();
  await askForLink(house.platform, "ian@mio.nz");
  await db()
    .update(outbox)
    .set({ createdAt: new Date(Date.now() - 16 * 60_000) });
  await sendAll();
  await call(addPerson, asker(), { email: "sam@mio.nz", name: "Sam", role: "member" });
  await call(endPerson, asker(), { email: "sam@mio.nz" });
  await sendAll();
  expect(server.letters).toEqual([]);
  expect(await db().$count(verification)).toBe(0);
  expect((await rows()).map((row) => row.state)).toEqual(["done"]);
});

test("without a mail server a letter is kept, the newest of its kind, and an owner may show its link", async () => {
  for (let i = 0; i < 2; i++) {
    await askForLink(house.platform, "ian@mio.nz", "/runs");
    await sendAll();
  }
  const { rows: kept } = await ask(listOutbox, asker(), {});
  expect(kept).toMatchObject([
    { target: "mail:ian@mio.nz", mail: "sign-in", person: "Ian", state: "kept" },
  ]);
  const { url } = await call(linkOfMail, asker(), { id: kept[0]?.id ?? 0 });
  const page = browser(house);
  await page.go(url);
  expect(await page.whoAmI()).toBe("ian@mio.nz");
  const events = JSON.stringify(await db().select().from(event));
  expect(events).toContain("sign-in link shown");
  expect(events).not.toContain(url.slice(-43));
});

test("what was kept goes out once there is a mail server, or is dropped", async () => {
  await call(addPerson, asker(), { email: "sam@mio.nz", name: "Sam", role: "member" });
  await call(addPerson, asker(), { email: "tui@mio.nz", name: "Tui", role: "member" });
  await sendAll();
  const [first, second] = await rows();
  withServer();
  await call(redrive, asker(), { id: first?.id ?? 0 });
  await call(dropUnsent, asker(), { id: second?.id ?? 0 });
  await sendAll();
  expect(server.letters).toHaveLength(1);
  expect((await rows()).map((row) => row.state)).toEqual(["done"]);
  const again = call(redrive, asker(), { id: first?.id ?? 0 });
  await expect(again).rejects.toMatchObject({ code: "not_found" });
});

test("a letter that is sent once more gives way to a newer one that comes at the same moment", async () => {
  await call(addPerson, asker(), { email: "sam@mio.nz", name: "Sam", role: "member" });
  await sendAll();
  const [old] = await rows();
  if (old === undefined) throw new Error("no letter was kept");
  const { target, key, body } = old;
  const [asked, over] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const newer = db().transaction(async (tx) => {
    await tx.insert(outbox).values({ target, key, body });
    asked.resolve();
    await over.promise;
  });
  await asked.promise;
  const redriven = call(redrive, asker(), { id: old.id });
  const waits = sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
  await vi.waitFor(async () => expect(await db().execute(waits)).toMatchObject({ rowCount: 1 }));
  over.resolve();
  await Promise.all([newer, redriven]);
  expect((await rows()).map(({ id, state }) => [id > old.id, state])).toEqual([[true, "waiting"]]);
});

test("a key gets no link that signs somebody in, whatever its scopes", async () => {
  await call(addPerson, asker(), { email: "sam@mio.nz", name: "Sam", role: "owner" });
  await sendAll();
  const [kept] = await rows();
  const actor = { via: "key" as const, person: owner.person, key: "k", scopes: ["look", "own"] };
  const asks = call(linkOfMail, { house, actor }, { id: kept?.id ?? 0 });
  await expect(asks).rejects.toMatchObject({ code: "not_allowed" });
  expect(await db().$count(verification)).toBe(0);
});

test("the outbox is listed a page at a time, the newest first", async () => {
  for (const name of ["a", "b", "c"])
    await call(addPerson, asker(), { email: `${name}@mio.nz`, name, role: "member" });
  const first = await ask(listOutbox, asker(), { limit: 2 });
  expect(first.rows.map((row) => row.target)).toEqual(["mail:c@mio.nz", "mail:b@mio.nz"]);
  const rest = await ask(listOutbox, asker(), { limit: 2, before: first.next });
  expect(rest.rows.map((row) => row.target)).toEqual(["mail:a@mio.nz"]);
  expect(rest.next).toBeUndefined();
});
