import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { outbox, person } from "../../db/schema.ts";
import { compatibilityDate } from "../../lucca/providers/local/compute/workerd.ts";
import { read } from "../rules/tree.ts";
import { oidcClient, oidcProvider } from "../vendors/oidc.ts";
import { mailServer } from "../vendors/smtp.ts";
import { type Bundle, makeBundle } from "./bundle.ts";
import { doorSteps } from "./door-steps.ts";
import { houseSteps } from "./house-steps.ts";
import { onNode } from "./on-node.ts";
import { onWorkers, type Workers } from "./on-workers.ts";
import { idsIn, plain } from "./plain.ts";
import { rowsOf, settled } from "./rows.ts";
import { baseUrl, type Runtime, type Start } from "./runtime.ts";
import { type Answer, take, type Visit } from "./step.ts";
import { makeWorld, type World } from "./world.ts";

const megabyte = 1024 * 1024;
const steps = [...doorSteps, ...houseSteps];

let folder: string;
let bundle: Bundle;
let world: World;
let start: Start;
let node: Runtime;
let workers: Workers;
let known: Set<string>;
/** By the names of the requests. */
const answers = { node: new Map<string, Answer>(), workers: new Map<string, Answer>() };
type Rows = Awaited<ReturnType<typeof rowsOf>>;
const rows: { node: Rows; workers: Rows } = { node: {}, workers: {} };
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mocca-runtimes-"));
  closing.push(() => rm(folder, { recursive: true }));
  bundle = await makeBundle(join(folder, "bundle"));
  const made = await makeWorld();
  closing.push(made.close);
  const [first, second] = made.starts;
  if (first === undefined || second === undefined) throw new Error("There are two databases.");
  ({ world } = made);
  node = await onNode(bundle, first);
  closing.push(() => node.close());
  start = second;
  workers = await onWorkers(bundle, start);
  closing.push(() => workers.close());
  known = idsIn(JSON.stringify([await rowsOf(node.database), world]));
  [answers.node, answers.workers] = await Promise.all([takeAll(node), takeAll(workers)]);
  [rows.node, rows.workers] = await Promise.all([rowsAfter(node), rowsAfter(workers)]);
}, 240_000);

afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

/** Takes all steps, one after the other, as one visitor. */
async function takeAll(runtime: Runtime): Promise<Map<string, Answer>> {
  const visit: Visit = { world, cookie: {}, token: "", thread: "" };
  const told = new Map<string, Answer>();
  for (const step of steps) told.set(step.name, await take(step, runtime, visit));
  return told;
}

async function rowsAfter({ database }: Runtime): Promise<Rows> {
  await settled(database);
  return rowsOf(database);
}

/** An answer as it may be compared. */
function comparable(answer: Answer | undefined): Answer | undefined {
  return answer && JSON.parse(plain(JSON.stringify(answer), known));
}

test("the Worker has at most a megabyte gzipped", () => {
  expect(bundle.gzipped).toBeLessThan(megabyte);
});

test("the Worker runs by the same rules of workerd as the environments do", () => {
  expect(read("wrangler.toml")).toContain(`compatibility_date = "${compatibilityDate}"`);
});

test("each request of the suite has a name of its own", () => {
  expect(new Set(steps.map(({ name }) => name)).size).toBe(steps.length);
});

describe("both runtimes answer alike to", () => {
  test.each(steps)("$name", ({ name, status }) => {
    const [one, other] = [answers.node.get(name), answers.workers.get(name)];
    expect(comparable(other)).toEqual(comparable(one));
    if (status === 0) expect(one?.status, one?.text).toBeLessThan(500);
    else expect(one?.status, one?.text).toBe(status);
  });
});

test("both have the same files of pages", async () => {
  const html = answers.node.get("the first page")?.text ?? "";
  const paths = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path ?? "");
  expect(paths.some((path) => path.endsWith(".js"))).toBe(true);
  for (const path of paths) {
    const [one, other] = [await node.fetch(baseUrl + path), await workers.fetch(baseUrl + path)];
    const same = (await other.text()) === (await one.text());
    expect([path, other.status, same]).toEqual([path, 200, true]);
    for (const name of ["content-type", "cache-control", "content-security-policy"])
      expect([path, other.headers.get(name)]).toEqual([path, one.headers.get(name)]);
  }
});

test("both databases hold the same rows afterwards", () => {
  const sorted = (found: string[] = []) => found.map((row) => plain(row, known)).sort();
  for (const table of Object.keys(rows.node))
    expect([table, sorted(rows.workers[table])]).toEqual([table, sorted(rows.node[table])]);
  for (const table of ["event", "inbox", "outbox", "session", "api_key", "message", "deploy"])
    expect([table, rows.workers[table]]).not.toEqual([table, []]);
});

test("by the clock a Worker sends what waits", async () => {
  const { db } = workers.database;
  const [someone] = await db.select({ id: person.id }).from(person);
  const body = { mail: "sign-in", person: someone?.id ?? "", to: "/" };
  await db.insert(outbox).values({ target: "mail:waits@mio.nz", key: "sign-in", body });
  await workers.sweep();
  const waits = eq(outbox.target, "mail:waits@mio.nz");
  const state = async () => (await db.select().from(outbox).where(waits)).map((row) => row.state);
  await expect.poll(state).toEqual(["kept"]);
});

test("a Worker sends letters over SMTP", async () => {
  const mail = await mailServer();
  closing.push(mail.close);
  const settings = { SMTP_URL: mail.url, MAIL_FROM: "mocca@mio.nz" };
  const sending = await onWorkers(bundle, start, settings);
  closing.push(sending.close);
  const body = JSON.stringify({ email: "mia@mio.nz" });
  const headers = { "content-type": "application/json" };
  const at = `${baseUrl}/api/v1/sign-in/link`;
  expect((await sending.fetch(at, { method: "POST", headers, body })).status).toBe(202);
  await expect.poll(() => mail.letters.join()).toContain("Your sign-in link for Mocca");
});

test("a Worker signs people in at an OpenID provider", async () => {
  const provider = await oidcProvider();
  closing.push(provider.close);
  provider.claims = { email: "mia@mio.nz", name: "Mia" };
  const asking = await onWorkers(bundle, start, {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: oidcClient.id,
    OIDC_CLIENT_SECRET: oidcClient.secret,
    OIDC_NAME: "Mio ID",
  });
  closing.push(asking.close);
  const begun = await asking.fetch(`${baseUrl}/api/auth/sign-in/social`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: baseUrl },
    body: JSON.stringify({ provider: "oidc", callbackURL: "/runs" }),
  });
  const { url } = z.object({ url: z.url() }).parse(await begun.json());
  const there = await fetch(url, { redirect: "manual" });
  const cookie = begun.headers.getSetCookie().map((set) => set.split(";")[0]);
  const back = await asking.fetch(there.headers.get("location") ?? "", {
    headers: { cookie: cookie.join("; ") },
  });
  expect([back.status, back.headers.get("location")]).toEqual([302, "/runs"]);
  expect(provider.complaints).toEqual([]);
});

test("a Worker without its database says so, and tells nobody why", async () => {
  const nowhere = { ...start, databaseUrl: "postgres://mocca:canary@127.0.0.1:1/mocca" };
  const lost = await onWorkers(bundle, nowhere);
  closing.push(lost.close);
  const health = await lost.fetch(`${baseUrl}/healthz`);
  expect([health.status, await health.json()]).toMatchObject([503, { database: "failed" }]);
  for (const path of ["/api/v1/people/me", "/api/auth/link?token=guess"]) {
    const answer = await lost.fetch(baseUrl + path, { headers: world.owner });
    expect([path, answer.status, await answer.json()]).toMatchObject([
      path,
      500,
      { title: expect.stringContaining("Something went wrong here. Quote") },
    ]);
  }
  expect(lost.logged.join()).toContain('"line":"bug"');
  expect(lost.logged.join()).not.toContain("canary");
});

test("many requests at once are each answered on a connection of their own", async () => {
  const at = `${baseUrl}/api/v1/people/me`;
  const headers = world.owner;
  const all = Array.from({ length: 20 }, () => workers.fetch(at, { headers }));
  expect((await Promise.all(all)).map(({ status }) => status)).toEqual(Array(20).fill(200));
});

test("the Worker's log has no bug in it", () => {
  expect(workers.logged).toEqual([]);
});
