import { and, asc, eq, isNull } from "drizzle-orm";
import { newId } from "../db/id.ts";
import type { Platform } from "../db/platform.ts";
import { record } from "../db/record.ts";
import { event, person } from "../db/schema.ts";
import { lucca } from "../lucca/run/ledger.ts";
import { addClient } from "../mocca/clients/add.ts";
import { makeLink } from "../mocca/people/make-link.ts";
import { call, type House } from "../mocca/verb.ts";

/** The client that a first start begins with. */
const panna = {
  client: { name: "Panna", slug: "panna", domain: "panna.mocca.nz" },
  infrastructure: { provider: "local", database: "local", auth: "local", git: "local" },
  modules: {
    mocca_client: { enabled: true, version: "latest" },
    crm_base: { enabled: true, version: "1.2.0" },
    board_rm: { enabled: false },
    integrations: { xero: { enabled: false } },
  },
};

/**
 * On a first start: the owner of MOCCA_OWNER_EMAIL, and the client Panna. Later starts change nothing,
 * unless the first one was killed between the two.
 */
export async function seed(house: House): Promise<void> {
  const { platform } = house;
  const people = await platform.withDb((db) => db.$count(person));
  if (people === 0) await addOwner(platform);
  const added = await platform.withDb((db) => db.$count(event, eq(event.kind, "client added")));
  if (added === 0) await call(addClient, { house, actor: lucca }, { manifest: panna });
}

/**
 * A link that signs the first owner in, once within 15 minutes, until an owner has signed in; the one of
 * MOCCA_OWNER_EMAIL before any other.
 */
export async function firstSignIn(platform: Platform): Promise<string | undefined> {
  const owners = await platform.withDb((db) =>
    db
      .select()
      .from(person)
      .where(and(eq(person.role, "owner"), isNull(person.endedAt)))
      .orderBy(asc(person.id)),
  );
  if (owners.some(({ emailVerified }) => emailVerified)) return undefined;
  const email = platform.config.ownerEmail.toLowerCase();
  const owner = owners.find((one) => one.email === email) ?? owners[0];
  if (owner === undefined) return undefined;
  const link = await platform.withDb((db) => makeLink(db, platform, owner.id, "sign-in"));
  return link.url;
}

async function addOwner(platform: Platform): Promise<void> {
  await record(platform, lucca, "seed", async (tx) => {
    const id = newId();
    const email = platform.config.ownerEmail.toLowerCase();
    await tx.insert(person).values({ id, email, name: "Owner", role: "owner" });
    const facts = { person: id, role: "owner" };
    return { result: undefined, events: [{ kind: "person added", facts }] };
  });
}
