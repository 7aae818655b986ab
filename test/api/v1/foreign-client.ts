import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { openRoom } from "../../../bot/console/rooms/open-rooms.ts";
import { post } from "../../../bot/thread.ts";
import type { Actor } from "../../../db/actor.ts";
import { newId } from "../../../db/id.ts";
import {
  deploy,
  environment,
  event,
  manifestRevision,
  message,
  secret,
  serviceToken,
  session,
  stage,
} from "../../../db/schema.ts";
import { provision } from "../../../mocca/environments/provision.ts";
import { issueKey } from "../../../mocca/keys/issue.ts";
import { issueToken } from "../../../mocca/tokens/issue.ts";
import { call } from "../../../mocca/verb.ts";
import { addTestClient, manifestOf, provisioned, type TestHouse } from "../../house.ts";
import { signedIn } from "../signed-in.ts";

const slug = "kanarie";
const canary = "Canary";

export type Foreign = Awaited<ReturnType<typeof foreignClient>>;

/**
 * A client with one of everything that a client can have: what each field of the API's inputs is there,
 * by `noun.field` or `field`, and the words by which anything of it would be recognised.
 */
export async function foreignClient(house: TestHouse, owner: Extract<Actor, { via: "terminal" }>) {
  const { db } = house.platform.database;
  const { clientId, projectId } = await addTestClient(house, slug, `${canary} Ltd`);
  const made = await provisioned(house, owner, slug);
  const asker = { house, actor: owner, client: slug };
  const open = await call(provision, asker, { project: slug });
  const token = await call(issueToken, asker, { project: slug });
  const key = await call(issueKey, asker, { name: canary, scopes: ["look"], client: slug });
  const [staging] = await db.select().from(environment).where(eq(environment.clientId, clientId));
  const place = { clientId, projectId, environmentId: staging?.id ?? "" };
  const deployId = newId();
  const commit = "c0ffee".padEnd(40, "0");
  const words = { subject: `${canary} subject`, author: `${canary} author`, branch: "staging" };
  const askedBy = owner;
  const failure = { code: "canary", words: `${canary} words` };
  await db.insert(deploy).values({
    ...place,
    id: deployId,
    kind: "push",
    commit,
    state: "failed",
    ...words,
    askedBy,
    failure,
  });
  await db
    .insert(stage)
    .values({ deployId, clientId, name: "build", state: "failed", log: `${canary} log` });
  await db
    .insert(secret)
    .values({ ...place, id: newId(), name: "CANARY_SECRET", sealed: canary, fingerprint: canary });
  await db.insert(serviceToken).values({
    ...place,
    id: newId(),
    name: canary,
    parts: ["api"],
    hash: canary,
    hint: "c4n4",
    expiresAt: new Date(Date.now() + 86_400_000),
  });
  const room = await openRoom(db, { key: `client:${clientId}`, kind: "client", clientId });
  await post(house.platform, room.threadId, "canary-key", canary, { text: `${canary} message` });
  await signedIn(house, owner);
  const [signed] = await db.select({ id: session.id }).from(session);
  const [told] = await db
    .select({ seq: event.seq })
    .from(event)
    .where(and(eq(event.clientId, clientId), eq(event.runId, made.id)))
    .orderBy(desc(event.seq));
  const revisions = await db
    .select({ id: manifestRevision.id })
    .from(manifestRevision)
    .where(eq(manifestRevision.clientId, clientId));
  const [written] = await db.select().from(message);
  const manifest = manifestOf(slug, `${canary} Ltd`);
  return {
    slug,
    marks: [
      /canary/i,
      slug,
      commit,
      clientId,
      projectId,
      made.id,
      open.id,
      deployId,
      room.threadId,
    ],
    /** Everything of it as it stands in the database now. */
    asItIs: () => rowsOf(house, clientId, room.threadId),
    fields: {
      client: slug,
      slug,
      name: slug,
      "access.name": "gate",
      "keys.name": "ci",
      "people.name": "Sam",
      project: slug,
      confirm: slug,
      domain: `${slug}.example.nz`,
      manifest,
      environment: "staging",
      commit: commit.slice(0, 7),
      stage: "build",
      number: made.number,
      run: made.number,
      plan: open.id,
      hash: open.hash,
      against: revisions[0]?.id ?? newId(),
      id: deployId,
      "outbox.id": 1,
      key: key.id,
      hint: token.hint,
      "access.hint": "c4n4",
      session: signed?.id,
      seq: told?.seq,
      "rooms.seq": 1,
      "notices.seq": 1,
      room: room.room,
      thread: room.threadId,
      message: written?.key,
      button: "plan approve",
      value: { client: slug, plan: open.id, hash: open.hash },
      line: `/client show ${slug}`,
      text: "Mine now.",
      cursor: 14,
      email: owner.person.email,
      who: owner.person.email,
      actor: "Ian",
      updates: [{ branch: "main", commit, subject: "Mine", author: "Mia" }],
      on: "local",
      guarded: false,
      role: "owner",
      scopes: ["look"],
      parts: ["api"],
      days: 30,
      all: true,
      order: "newest",
      "clients.order": "z-a",
    } satisfies Record<string, unknown>,
  };
}

async function rowsOf({ platform }: TestHouse, clientId: string, threadId: string) {
  const { db } = platform.database;
  const ask = async (query: SQL) =>
    // Every driver of ours answers with `rows`, which drizzle's common type does not say.
    ((await db.execute(query)) as unknown as { rows: Record<string, unknown>[] }).rows;
  const tables = await ask(
    sql`select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'client_id' order by 1`,
  );
  const found: Record<string, unknown> = {};
  for (const { name } of tables) {
    const table = sql.identifier(String(name));
    found[String(name)] = await ask(
      sql`select t.* from ${table} t where client_id = ${clientId} order by t::text`,
    );
  }
  found["message"] = await ask(
    sql`select * from message where thread_id = ${threadId} order by key`,
  );
  return found;
}
