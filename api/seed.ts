import { eq } from "drizzle-orm";
import { newId } from "../db/id.ts";
import type { Db } from "../db/platform.ts";
import { record } from "../db/record.ts";
import { client, person } from "../db/schema.ts";
import { lucca } from "../lucca/run/ledger.ts";
import { addClient } from "../mocca/clients/add.ts";
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

/** On a first start: the owner of MOCCA_OWNER_EMAIL, and the client Panna. Later starts change nothing. */
export async function seed(house: House): Promise<void> {
  const { platform } = house;
  const first = await platform.withDb(async (db) => !(await hasPeople(db)));
  if (!first) return;
  await record(platform, lucca, "seed", async (tx) => {
    const id = newId();
    const email = platform.config.ownerEmail.toLowerCase();
    await tx
      .insert(person)
      .values({ id, email, name: "Owner", role: "owner" })
      .onConflictDoNothing();
    return {
      result: undefined,
      events: [{ kind: "person added", facts: { person: id, role: "owner" } }],
    };
  });
  const [there] = await platform.withDb((db) =>
    db.select().from(client).where(eq(client.slug, "panna")),
  );
  if (there === undefined) await call(addClient, { house, actor: lucca }, { manifest: panna });
}

async function hasPeople(db: Db): Promise<boolean> {
  const rows = await db.select({ id: person.id }).from(person).limit(1);
  return rows.length > 0;
}
