import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  bigserial,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  serial,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { Actor, Role } from "./actor.ts";

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
const createdAt = () => moment("created_at").notNull().defaultNow();

/** How a run, a step, a deploy or a stage stands: one word each, the same in every room. */
export type State = "waiting" | "running" | "done" | "failed" | "stopped" | "undone";
export type EnvironmentName = "staging" | "production";
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Facts = { [key: string]: Json };
/** A failure as it is kept on its row: words of ours, and the vendor's own beside them. */
export type Failure = { code: string; words: string; next?: string; vendor?: string };

export const person = pgTable("person", {
  id: uuid("id").primaryKey(),
  email: text("email").notNull().unique(),
  name: text("name").notNull(),
  role: text("role").$type<Role>().notNull(),
  /** False until the first sign-in with a link that was sent there. */
  emailVerified: boolean("email_verified").notNull().default(false),
  image: text("image"),
  createdAt: createdAt(),
  updatedAt: moment("updated_at").notNull().defaultNow(),
  endedAt: moment("ended_at"),
});

/** The sign-in library's own tables: session, account, verification, passkey, rate_limit. */
export const session = pgTable(
  "session",
  {
    id: uuid("id").primaryKey(),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    token: text("token").notNull().unique(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    createdAt: createdAt(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
    expiresAt: moment("expires_at").notNull(),
  },
  (t) => [index("session_person").on(t.personId)],
);

export const account = pgTable(
  "account",
  {
    id: uuid("id").primaryKey(),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: moment("access_token_expires_at"),
    refreshTokenExpiresAt: moment("refresh_token_expires_at"),
    scope: text("scope"),
    password: text("password"),
    createdAt: createdAt(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (t) => [unique("account_at_provider").on(t.providerId, t.accountId)],
);

export const verification = pgTable(
  "verification",
  {
    id: uuid("id").primaryKey(),
    identifier: text("identifier").notNull(),
    value: text("value").notNull(),
    createdAt: createdAt(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
    expiresAt: moment("expires_at").notNull(),
  },
  (t) => [index("verification_identifier").on(t.identifier)],
);

export const passkey = pgTable(
  "passkey",
  {
    id: uuid("id").primaryKey(),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    name: text("name"),
    publicKey: text("public_key").notNull(),
    credentialID: text("credential_id").notNull().unique(),
    counter: integer("counter").notNull(),
    deviceType: text("device_type").notNull(),
    backedUp: boolean("backed_up").notNull(),
    transports: text("transports"),
    aaguid: text("aaguid"),
    createdAt: createdAt(),
  },
  (t) => [index("passkey_person").on(t.personId)],
);

/** How often something was asked for, by what is limited: a window of time for each key. */
export const rateLimit = pgTable("rate_limit", {
  id: uuid("id").primaryKey(),
  key: text("key").notNull().unique(),
  count: integer("count").notNull(),
  lastRequest: bigint("last_request", { mode: "number" }).notNull(),
});

/** A person's key for the API; only its hash is kept, and it can do no more than its scopes. */
export const apiKey = pgTable(
  "api_key",
  {
    id: uuid("id").primaryKey(),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    /** The one client that it may be used for; any that the person may, when it is not set. */
    clientId: uuid("client_id").references(() => client.id),
    name: text("name").notNull(),
    hash: text("hash").notNull().unique(),
    hint: text("hint").notNull(),
    scopes: jsonb("scopes").$type<string[]>().notNull(),
    createdAt: createdAt(),
    expiresAt: moment("expires_at").notNull(),
    usedAt: moment("used_at"),
    revokedAt: moment("revoked_at"),
  },
  (t) => [index("api_key_person").on(t.personId)],
);

export const client = pgTable("client", {
  id: uuid("id").primaryKey(),
  slug: text("slug").notNull().unique(),
  name: text("name").notNull(),
  timeZone: text("time_zone").notNull().default("Pacific/Auckland"),
  /** A guarded client's plans need another person than the one who asked. */
  guarded: boolean("guarded").notNull().default(false),
  createdAt: createdAt(),
});

/** What a person may do for one client, beside their role in the house. */
export const membership = pgTable(
  "membership",
  {
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    clientId: uuid("client_id")
      .notNull()
      .references(() => client.id),
    role: text("role").$type<Role>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.clientId] })],
);

export const project = pgTable(
  "project",
  {
    id: uuid("id").primaryKey(),
    clientId: uuid("client_id")
      .notNull()
      .references(() => client.id),
    slug: text("slug").notNull(),
    /** The record: what this project wants, validated by lucca/manifest.ts on the way in. */
    manifest: jsonb("manifest").$type<Json>().notNull(),
    manifestHash: text("manifest_hash").notNull(),
    /** The hash that record and repository last agreed on; null before the first commit. */
    commonHash: text("common_hash"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("project_slug").on(t.clientId, t.slug),
    unique("project_scope").on(t.clientId, t.id),
  ],
);

const ofProject = () => ({
  clientId: uuid("client_id").notNull(),
  projectId: uuid("project_id").notNull(),
});
const inProject = (name: string, clientId: AnyPgColumn, projectId: AnyPgColumn) =>
  foreignKey({
    name,
    columns: [clientId, projectId],
    foreignColumns: [project.clientId, project.id],
  });

export const environment = pgTable(
  "environment",
  {
    id: uuid("id").primaryKey(),
    ...ofProject(),
    name: text("name").$type<EnvironmentName>().notNull(),
    state: text("state").$type<"planned" | "live" | "destroyed">().notNull().default("planned"),
    address: text("address"),
    /** The deploy that answers now: its commit, build and time are the environment's. */
    liveDeployId: uuid("live_deploy_id"),
    createdAt: createdAt(),
  },
  (t) => [
    inProject("environment_project", t.clientId, t.projectId),
    unique("environment_name").on(t.projectId, t.name),
    unique("environment_scope").on(t.clientId, t.projectId, t.id),
  ],
);

const inEnvironment = (
  name: string,
  clientId: AnyPgColumn,
  projectId: AnyPgColumn,
  environmentId: AnyPgColumn,
) =>
  foreignKey({
    name,
    columns: [clientId, projectId, environmentId],
    foreignColumns: [environment.clientId, environment.projectId, environment.id],
  });

export const plan = pgTable(
  "plan",
  {
    id: uuid("id").primaryKey(),
    ...ofProject(),
    kind: text("kind").$type<"provision" | "destroy">().notNull(),
    hash: text("hash").notNull(),
    body: jsonb("body").$type<Json>().notNull(),
    state: text("state")
      .$type<"open" | "approved" | "cancelled" | "superseded">()
      .notNull()
      .default("open"),
    askedBy: jsonb("asked_by").$type<Actor>().notNull(),
    decidedBy: jsonb("decided_by").$type<Actor>(),
    decidedAt: moment("decided_at"),
    createdAt: createdAt(),
  },
  (t) => [
    inProject("plan_project", t.clientId, t.projectId),
    index("plan_recent").on(t.projectId, t.createdAt),
  ],
);

export const run = pgTable(
  "run",
  {
    id: uuid("id").primaryKey(),
    /** What people say: R-7. */
    number: serial("number").notNull().unique(),
    ...ofProject(),
    planId: uuid("plan_id")
      .notNull()
      .unique()
      .references(() => plan.id),
    kind: text("kind").$type<"provision" | "destroy">().notNull(),
    state: text("state").$type<State>().notNull().default("waiting"),
    askedBy: jsonb("asked_by").$type<Actor>().notNull(),
    leaseOwner: text("lease_owner"),
    leaseUntil: moment("lease_until"),
    /** Grows with every claim; a worker that lost its lease cannot write with an older one. */
    fence: bigint("fence", { mode: "number" }).notNull().default(0),
    notBefore: moment("not_before"),
    cancelAskedAt: moment("cancel_asked_at"),
    createdAt: createdAt(),
    startedAt: moment("started_at"),
    /** First clock: every resource is there. */
    provisionedAt: moment("provisioned_at"),
    /** Second clock: every address answers. */
    liveAt: moment("live_at"),
    finishedAt: moment("finished_at"),
    failure: jsonb("failure").$type<Failure>(),
  },
  (t) => [
    inProject("run_project", t.clientId, t.projectId),
    uniqueIndex("run_one_live").on(t.projectId).where(sql`state in ('waiting', 'running')`),
    index("run_recent").on(t.clientId, t.number),
  ],
);

/** The ledger: one row per step of a run, keyed by name. */
export const step = pgTable(
  "step",
  {
    runId: uuid("run_id")
      .notNull()
      .references(() => run.id),
    key: text("key").notNull(),
    clientId: uuid("client_id").notNull(),
    position: integer("position").notNull(),
    title: text("title").notNull(),
    /** Idempotency class A to E of reference/provisioning 2.7. */
    class: text("class").$type<"A" | "B" | "C" | "D" | "E">().notNull(),
    state: text("state").$type<State>().notNull().default("waiting"),
    attempt: integer("attempt").notNull().default(0),
    fence: bigint("fence", { mode: "number" }).notNull().default(0),
    output: jsonb("output").$type<Facts>(),
    externalId: text("external_id"),
    notBefore: moment("not_before"),
    /** Written before the call goes out: the intent. */
    startedAt: moment("started_at"),
    finishedAt: moment("finished_at"),
    failure: jsonb("failure").$type<Failure>(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.key] })],
);

/** What exists at a vendor: this table is the record; there is no state file. */
export const resource = pgTable(
  "resource",
  {
    ...ofProject(),
    key: text("key").notNull(),
    capability: text("capability").notNull(),
    vendor: text("vendor").notNull(),
    environmentId: uuid("environment_id"),
    externalId: text("external_id").notNull(),
    /** Our ownership marker as it stands on the remote thing. */
    marker: text("marker").notNull(),
    observed: jsonb("observed").$type<Facts>().notNull(),
    createdAt: createdAt(),
    observedAt: moment("observed_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.projectId, t.key] }),
    inProject("resource_project", t.clientId, t.projectId),
  ],
);

/** Every manifest that the record has held, the newest last. */
export const manifestRevision = pgTable(
  "manifest_revision",
  {
    id: uuid("id").primaryKey(),
    ...ofProject(),
    hash: text("hash").notNull(),
    manifest: jsonb("manifest").$type<Json>().notNull(),
    actor: jsonb("actor").$type<Actor>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    inProject("manifest_revision_project", t.clientId, t.projectId),
    index("manifest_revision_recent").on(t.projectId, t.createdAt),
  ],
);

/** The vault: values sealed under MOCCA_MASTER_KEY, bound to their row. */
export const secret = pgTable(
  "secret",
  {
    id: uuid("id").primaryKey(),
    ...ofProject(),
    environmentId: uuid("environment_id"),
    name: text("name").notNull(),
    sealed: text("sealed").notNull(),
    fingerprint: text("fingerprint").notNull(),
    createdAt: createdAt(),
    rotatedAt: moment("rotated_at"),
  },
  (t) => [
    inProject("secret_project", t.clientId, t.projectId),
    unique("secret_name").on(t.projectId, t.environmentId, t.name).nullsNotDistinct(),
  ],
);

/** Every host that a project has claimed; a host is unique across clients. */
export const domain = pgTable(
  "domain",
  {
    host: text("host").primaryKey(),
    ...ofProject(),
    environmentId: uuid("environment_id").notNull(),
    createdAt: createdAt(),
  },
  (t) => [inEnvironment("domain_environment", t.clientId, t.projectId, t.environmentId)],
);

/** The local zone: the front door routes a host to its environment by these rows. */
export const dnsRecord = pgTable(
  "dns_record",
  {
    host: text("host").primaryKey(),
    ...ofProject(),
    environmentId: uuid("environment_id").notNull(),
    createdAt: createdAt(),
  },
  (t) => [inEnvironment("dns_record_environment", t.clientId, t.projectId, t.environmentId)],
);

/** The local access vendor's applications; `id` is the AUD tag. */
export const accessApplication = pgTable(
  "access_application",
  {
    id: uuid("id").primaryKey(),
    ...ofProject(),
    environmentId: uuid("environment_id").notNull(),
    part: text("part").$type<"dashboard" | "api">().notNull(),
    allow: jsonb("allow").$type<string[]>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    inEnvironment("access_application_environment", t.clientId, t.projectId, t.environmentId),
    unique("access_application_part").on(t.environmentId, t.part),
  ],
);

/** A key that signs access tokens; its id is the `kid`, its private half is sealed like the vault. */
export const signingKey = pgTable("signing_key", {
  id: uuid("id").primaryKey(),
  publicJwk: jsonb("public_jwk").$type<Facts>().notNull(),
  sealed: text("sealed").notNull(),
  createdAt: createdAt(),
  retiredAt: moment("retired_at"),
});

/** What the console's sign-in hands to an environment's own host, once: only its hash is kept. */
export const accessCode = pgTable(
  "access_code",
  {
    hash: text("hash").primaryKey(),
    ...ofProject(),
    environmentId: uuid("environment_id").notNull(),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    sessionId: uuid("session_id").notNull(),
    createdAt: createdAt(),
    expiresAt: moment("expires_at").notNull(),
    usedAt: moment("used_at"),
  },
  (t) => [
    inEnvironment("access_code_environment", t.clientId, t.projectId, t.environmentId),
    index("access_code_expiry").on(t.expiresAt),
  ],
);

/** A machine's way through the gate of one environment; only the hash of its secret is kept. */
export const serviceToken = pgTable(
  "service_token",
  {
    id: uuid("id").primaryKey(),
    ...ofProject(),
    environmentId: uuid("environment_id").notNull(),
    name: text("name").notNull(),
    /** The applications that it may enter. */
    parts: jsonb("parts").$type<("dashboard" | "api")[]>().notNull(),
    hash: text("hash").notNull(),
    hint: text("hint").notNull(),
    createdAt: createdAt(),
    expiresAt: moment("expires_at").notNull(),
    usedAt: moment("used_at"),
    revokedAt: moment("revoked_at"),
  },
  (t) => [
    inEnvironment("service_token_environment", t.clientId, t.projectId, t.environmentId),
    index("service_token_environment_id").on(t.environmentId),
  ],
);

/** A personal token for git; only its hash is kept. */
export const gitToken = pgTable(
  "git_token",
  {
    id: uuid("id").primaryKey(),
    clientId: uuid("client_id")
      .notNull()
      .references(() => client.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    hash: text("hash").notNull().unique(),
    hint: text("hint").notNull(),
    createdAt: createdAt(),
    expiresAt: moment("expires_at").notNull(),
    usedAt: moment("used_at"),
    revokedAt: moment("revoked_at"),
  },
  (t) => [index("git_token_person").on(t.personId)],
);

/** One commit's way through the pipeline; without an environment it is checked and built only. */
export const deploy = pgTable(
  "deploy",
  {
    id: uuid("id").primaryKey(),
    ...ofProject(),
    environmentId: uuid("environment_id"),
    kind: text("kind").$type<"provision" | "push" | "promote" | "rollback">().notNull(),
    branch: text("branch").notNull(),
    commit: text("commit").notNull(),
    subject: text("subject").notNull().default(""),
    author: text("author").notNull().default(""),
    state: text("state").$type<State>().notNull().default("waiting"),
    stage: text("stage").$type<StageName>(),
    /** The build that goes live, by the hash of what it was made from. */
    build: text("build"),
    /** Migrations that this commit carries, as `module/name`, once they have run. */
    migrations: jsonb("migrations").$type<string[]>(),
    askedBy: jsonb("asked_by").$type<Actor>().notNull(),
    leaseOwner: text("lease_owner"),
    leaseUntil: moment("lease_until"),
    createdAt: createdAt(),
    startedAt: moment("started_at"),
    finishedAt: moment("finished_at"),
    failure: jsonb("failure").$type<Failure>(),
  },
  (t) => [
    inProject("deploy_project", t.clientId, t.projectId),
    index("deploy_recent").on(t.environmentId, t.createdAt),
    uniqueIndex("deploy_one_running").on(t.environmentId).where(sql`state = 'running'`),
    index("deploy_live").on(t.state).where(sql`state in ('waiting', 'running')`),
  ],
);

export type StageName = "lint" | "type-check" | "build" | "migrate" | "deploy";

export const stage = pgTable(
  "stage",
  {
    deployId: uuid("deploy_id")
      .notNull()
      .references(() => deploy.id),
    clientId: uuid("client_id").notNull(),
    name: text("name").$type<StageName>().notNull(),
    state: text("state").$type<State>().notNull(),
    log: text("log").notNull().default(""),
    startedAt: moment("started_at"),
    finishedAt: moment("finished_at"),
  },
  (t) => [primaryKey({ columns: [t.deployId, t.name] })],
);

/** The audit log, the feed, the source of threads and notices: append-only and hash-chained. */
export const event = pgTable(
  "event",
  {
    seq: bigint("seq", { mode: "number" }).primaryKey(),
    at: moment("at").notNull(),
    actor: jsonb("actor").$type<Actor>().notNull(),
    verb: text("verb").notNull(),
    kind: text("kind").notNull(),
    clientId: uuid("client_id"),
    projectId: uuid("project_id"),
    environmentId: uuid("environment_id"),
    runId: uuid("run_id"),
    deployId: uuid("deploy_id"),
    facts: jsonb("facts").$type<Facts>().notNull(),
    visibility: text("visibility").$type<"team" | "client">().notNull(),
    previous: text("previous").notNull(),
    hash: text("hash").notNull(),
  },
  (t) => [index("event_client").on(t.clientId, t.seq), index("event_run").on(t.runId, t.seq)],
);

/** Every delivery that arrives, under its natural key; the same one again has the same answer. */
export const inbox = pgTable(
  "inbox",
  {
    source: text("source").notNull(),
    delivery: text("delivery").notNull(),
    body: jsonb("body").$type<Json>().notNull(),
    answer: jsonb("answer").$type<Json>(),
    receivedAt: moment("received_at").notNull().defaultNow(),
    handledAt: moment("handled_at"),
  },
  (t) => [primaryKey({ columns: [t.source, t.delivery] })],
);

/** What must go out, in order per target; a waiting row of the same key is overwritten, not doubled. */
export const outbox = pgTable(
  "outbox",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    target: text("target").notNull(),
    key: text("key").notNull(),
    body: jsonb("body").$type<Facts>().notNull(),
    state: text("state")
      // `kept` is a letter that cannot be sent while no mail server is set.
      .$type<"waiting" | "sending" | "done" | "kept" | "dead">()
      .notNull()
      .default("waiting"),
    attempt: integer("attempt").notNull().default(0),
    notBefore: moment("not_before"),
    /** A sender that has not come back by then is taken for dead. */
    claimedUntil: moment("claimed_until"),
    createdAt: createdAt(),
    sentAt: moment("sent_at"),
    failure: text("failure"),
  },
  (t) => [
    uniqueIndex("outbox_newest").on(t.target, t.key).where(sql`state = 'waiting'`),
    uniqueIndex("outbox_one_sending").on(t.target).where(sql`state = 'sending'`),
    index("outbox_open").on(t.id).where(sql`state in ('waiting', 'sending')`),
  ],
);

/** How far a reader of the event log has come. */
export const cursor = pgTable("cursor", {
  name: text("name").primaryKey(),
  seq: bigint("seq", { mode: "number" }).notNull(),
});

/** Where people talk in the console: everybody, one client's team, or two people. */
export const room = pgTable("room", {
  id: uuid("id").primaryKey(),
  kind: text("kind").$type<"all" | "client" | "direct">().notNull(),
  /** `all`, `client:<id>`, or `direct:<id>:<id>` with the smaller id first. */
  key: text("key").notNull().unique(),
  clientId: uuid("client_id").references(() => client.id),
  createdAt: createdAt(),
});

/** Who is in a direct room. */
export const roomPerson = pgTable(
  "room_person",
  {
    roomId: uuid("room_id")
      .notNull()
      .references(() => room.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
  },
  (t) => [
    primaryKey({ columns: [t.roomId, t.personId] }),
    index("room_person_person").on(t.personId),
  ],
);

/** How far a person has read: a thread's messages, or the notices of their bell. */
export const reading = pgTable(
  "reading",
  {
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    /** `thread:<id>` or `notices`. */
    place: text("place").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.place] })],
);

/** A conversation at one surface. */
export const thread = pgTable(
  "thread",
  {
    id: uuid("id").primaryKey(),
    surface: text("surface").$type<"terminal" | "console" | "slack" | "teams">().notNull(),
    address: text("address").notNull(),
    personId: uuid("person_id").references(() => person.id),
    /** The room that it belongs to; its main thread has no parent. */
    roomId: uuid("room_id").references(() => room.id),
    /** The key of the main thread's message that it goes on from. */
    parentKey: text("parent_key"),
    createdAt: createdAt(),
  },
  (t) => [unique("thread_address").on(t.surface, t.address), index("thread_room").on(t.roomId)],
);

/** Which thread shows the card of which subject, such as `run:<id>`. */
export const card = pgTable(
  "card",
  {
    threadId: uuid("thread_id")
      .notNull()
      .references(() => thread.id),
    subject: text("subject").notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.threadId, t.subject] }), index("card_subject").on(t.subject)],
);

/** What stands in a thread of our own surfaces; the same key again replaces the words and moves `seq`. */
export const message = pgTable(
  "message",
  {
    threadId: uuid("thread_id")
      .notNull()
      .references(() => thread.id),
    key: text("key").notNull(),
    /** Moves with every change, so that a reader's cursor finds what is new. */
    seq: bigserial("seq", { mode: "number" }).notNull(),
    /** Where it stands in its thread; never moves. */
    position: bigserial("position", { mode: "number" }).notNull(),
    author: text("author").notNull(),
    /** Who wrote it; nobody when Mocca did. */
    personId: uuid("person_id").references(() => person.id),
    /** The only person who may read it; everybody in the room when it is not set. */
    visibleTo: uuid("visible_to").references(() => person.id),
    body: jsonb("body").$type<Json>().notNull(),
    createdAt: createdAt(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
    editedAt: moment("edited_at"),
    deletedAt: moment("deleted_at"),
  },
  (t) => [
    primaryKey({ columns: [t.threadId, t.key] }),
    index("message_seq").on(t.threadId, t.seq),
    index("message_position").on(t.threadId, t.position),
  ],
);
