import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { desc, sql } from "drizzle-orm";
import type { Actor } from "./actor.ts";
import type { Db } from "./platform.ts";
import { event, type Facts } from "./schema.ts";

/** What an event is about; every id is optional, the client's scopes who may read it. */
export type About = {
  clientId?: string;
  projectId?: string;
  environmentId?: string;
  runId?: string;
  deployId?: string;
};

export type NewEvent = About & {
  kind: string;
  facts?: Facts;
  visibility?: "team" | "client";
};

export type EventRow = typeof event.$inferSelect;

/** Before the first event there is this. */
export const genesis = "0".repeat(64);

const chainLock = 0x6d6f_6363;

/**
 * Appends events as the last statements of a transaction. One advisory lock makes `seq` commit
 * order, so a cursor never skips one; each row's hash covers the hash before it.
 */
export async function append(tx: Db, actor: Actor, verb: string, events: NewEvent[]) {
  if (events.length === 0) return [];
  await tx.execute(sql`select pg_advisory_xact_lock(${chainLock})`);
  const [last] = await tx
    .select({ seq: event.seq, hash: event.hash })
    .from(event)
    .orderBy(desc(event.seq))
    .limit(1);
  let seq = last?.seq ?? 0;
  let previous = last?.hash ?? genesis;
  const at = new Date();
  const rows = events.map((one) => {
    seq += 1;
    const row = {
      seq,
      at,
      actor: recorded(actor),
      verb,
      kind: one.kind,
      clientId: one.clientId ?? null,
      projectId: one.projectId ?? null,
      environmentId: one.environmentId ?? null,
      runId: one.runId ?? null,
      deployId: one.deployId ?? null,
      facts: one.facts ?? {},
      visibility: one.visibility ?? ("team" as const),
      previous,
    };
    previous = hashOf(row);
    return { ...row, hash: previous };
  });
  await tx.insert(event).values(rows);
  return rows;
}

/** SHA-256 over the canonical JSON (RFC 8785) of the row without its own hash. */
export function hashOf(row: Omit<EventRow, "hash">): string {
  return createHash("sha256")
    .update(canonicalize({ ...row, at: row.at.toISOString() }) ?? "")
    .digest("hex");
}

/** A session's or key's id is kept, its secret never was; undefined members would not survive jsonb. */
function recorded(actor: Actor): Actor {
  return JSON.parse(JSON.stringify(actor));
}
