import { createHash, randomBytes } from "node:crypto";
import { cityName } from "../../city.ts";
import type { Provider, Work } from "../../provider.ts";
import { environmentIn } from "./environment-in.ts";
import type { Local } from "./local.ts";

/** The vault's entry with the environment's own address of its database. */
export const databaseUrl = "DATABASE_URL";

/** A database and a role for one environment, which no other environment's role can connect to. */
export function database(local: Local): Provider {
  const wanted = (work: Work) => ({ name: nameOf(work), marker: work.marker });
  return {
    class: "B",
    async observe(work) {
      const there = await local.databases.observe(wanted(work));
      if (!there || (await work.vault.get(databaseUrl)) === undefined) return undefined;
      return { externalId: nameOf(work), marker: work.marker, facts: { name: nameOf(work) } };
    },
    async ensure(work) {
      const name = nameOf(work);
      // The password is kept before the role has it, so that a crash in between loses nothing.
      const kept = await work.vault.get(databaseUrl);
      const password = kept ? new URL(kept).password : randomBytes(24).toString("hex");
      const { host, port } = local.databases;
      await work.vault.put(databaseUrl, `postgres://${name}:${password}@${host}:${port}/${name}`);
      const version = await local.databases.ensure(wanted(work), password);
      return { externalId: name, marker: work.marker, facts: { name, version } };
    },
    async remove(work) {
      await local.databases.remove(wanted(work));
      await work.vault.remove(databaseUrl);
    },
  };
}

const longest = 48;

/** `panna_staging`; PostgreSQL's names end at 63 bytes, so a long one is cut and told apart by a hash. */
function nameOf(work: Work): string {
  const city = cityName(work.subject.client, work.subject.project).replaceAll("-", "_");
  const short =
    city.length <= longest
      ? city
      : `${city.slice(0, longest - 9)}_${createHash("sha256").update(city).digest("hex").slice(0, 8)}`;
  return `${short}_${environmentIn(work).name}`;
}
