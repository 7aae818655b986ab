import { eq } from "drizzle-orm";
import { Client } from "pg";
import { environment } from "../../db/schema.ts";
import { sign } from "../../lucca/deploys/signature.ts";
import { vaultOf } from "../../lucca/vault.ts";
import { makeLink } from "../../mocca/people/make-link.ts";
import { signedIn } from "../api/signed-in.ts";
import { type Foreign, foreignClient } from "../api/v1/foreign-client.ts";
import { addTestClient, hire, testHouse } from "../house.ts";

type Headers = Record<string, string>;

/** What stands in both databases when the requests begin, and how to ask for it. */
export type World = {
  owner: Headers;
  /** On the team with Panna alone, so that the other client is foreign. */
  member: Headers;
  link: string;
  fields: Foreign["fields"];
  /** An environment of Panna's, and the signature of its pipeline. */
  environment: string;
  signature(body: string): string;
};

const webhookSecret = "the project's own webhook secret";

/** Makes the world in a database, and a copy of that for the other runtime. */
export async function makeWorld() {
  const house = await testHouse();
  const { platform } = house;
  const ian = await hire(house, "Ian", "owner");
  const { clientId, projectId } = await addTestClient(house, "panna", "Panna");
  const mia = await hire(house, "Mia", "member", { client: "panna", role: "owner" });
  const { fields } = await foreignClient(house, ian);
  const [place, link] = await platform.withDb(async (db) => {
    const vault = vaultOf(platform, db, { clientId, projectId, environmentId: null });
    await vault.put("MOCCA_WEBHOOK_SECRET", webhookSecret);
    const [found] = await db.select().from(environment).where(eq(environment.clientId, clientId));
    return [found, await makeLink(db, platform, ian.person.id, "sign-in", "/runs")] as const;
  });
  const world: World = {
    owner: await signedIn(house, ian),
    member: await signedIn(house, mia),
    link: link.url,
    fields,
    environment: place?.id ?? "",
    signature: (body) => sign(webhookSecret, body),
  };
  const { url, adminUrl } = platform.database;
  const copy = await copyOf(url, adminUrl);
  const { masterKey } = platform.config;
  return {
    world,
    starts: [url, copy.url].map((databaseUrl) => ({ databaseUrl, masterKey })),
    async close() {
      await copy.drop();
      await house.close();
    },
  };
}

async function copyOf(url: string, adminUrl: string) {
  const name = new URL(url).pathname.slice(1);
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [
    name,
  ]);
  await admin.query(`create database ${name}_copy template ${name} owner mocca_owner`);
  return {
    url: url.replace(name, `${name}_copy`),
    async drop() {
      await admin.query(`drop database ${name}_copy with (force)`);
      await admin.end();
    },
  };
}
