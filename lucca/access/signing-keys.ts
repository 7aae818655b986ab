import { desc, gt, isNull, or, sql } from "drizzle-orm";
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from "jose";
import { newId } from "../../db/id.ts";
import type { Db, Platform } from "../../db/platform.ts";
import { signingKey } from "../../db/schema.ts";
import { seal, unseal } from "../seal.ts";

const day = 86_400_000;
/** A key signs for six weeks, as at Cloudflare; then the next one is made by whoever signs first. */
const signsFor = 42 * day;
/** How long after its last signature a key is still told: longer than any token lives. */
const toldFor = day;

export type SigningKey = { kid: string; key: CryptoKey };

/** The key that signs now. The first one, and each next one, is made once however many ask. */
export async function currentKey({ config }: Platform, db: Db): Promise<SigningKey> {
  const row = (await newest(db)) ?? (await makeKey(config.masterKey, db));
  const jwk = JSON.parse(await unseal(config.masterKey, boundTo(row.id), row.sealed));
  return { kid: row.id, key: await imported(jwk) };
}

/** The public halves by which tokens are checked: of the key that signs and of those before it. */
export async function publicKeys(db: Db): Promise<JWK[]> {
  const told = new Date(Date.now() - toldFor);
  const rows = await db
    .select({ jwk: signingKey.publicJwk })
    .from(signingKey)
    .where(or(isNull(signingKey.retiredAt), gt(signingKey.retiredAt, told)))
    .orderBy(desc(signingKey.createdAt));
  return rows.map(({ jwk }) => jwk);
}

async function newest(db: Db) {
  const [row] = await db
    .select({ id: signingKey.id, sealed: signingKey.sealed, createdAt: signingKey.createdAt })
    .from(signingKey)
    .where(isNull(signingKey.retiredAt))
    .orderBy(desc(signingKey.createdAt))
    .limit(1);
  return row && row.createdAt.getTime() > Date.now() - signsFor ? row : undefined;
}

async function makeKey(masterKey: Uint8Array, db: Db) {
  const pair = await generateKeyPair("RS256", { modulusLength: 2048, extractable: true });
  const id = newId();
  const sealed = await seal(
    masterKey,
    boundTo(id),
    JSON.stringify(await exportJWK(pair.privateKey)),
  );
  const { kty = "", n = "", e = "" } = await exportJWK(pair.publicKey);
  const publicJwk = { kid: id, kty, alg: "RS256", use: "sig", n, e };
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('mocca signing key'))`);
    const made = await newest(tx);
    if (made !== undefined) return made;
    await tx.update(signingKey).set({ retiredAt: new Date() }).where(isNull(signingKey.retiredAt));
    const [row] = await tx.insert(signingKey).values({ id, publicJwk, sealed }).returning();
    if (row === undefined) throw new Error("A signing key was not stored");
    return row;
  });
}

async function imported(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, "RS256");
  if (key instanceof Uint8Array) throw new Error("A signing key is not of two halves");
  return key;
}

function boundTo(id: string): string {
  return `signing-key/${id}`;
}
