import { and, eq, inArray } from "drizzle-orm";
import { Refusal } from "../../../db/refusal.ts";
import { dnsRecord } from "../../../db/schema.ts";
import { cityName, hostsOf } from "../../city.ts";
import type { Found, Provider, Work } from "../../provider.ts";
import { environmentIn } from "./environment-in.ts";

/** The records that the front door routes by: the environment's own host and its domain. */
export const dns: Provider = {
  class: "B",
  async observe(work) {
    const rows = await recordsOf(work);
    return hosts(work).every((host) => rows.includes(host)) ? found(work) : undefined;
  },
  async ensure(work) {
    const { client, project } = work.subject;
    const environmentId = environmentIn(work).id;
    const rows = hosts(work).map((host) => ({
      host,
      clientId: client.id,
      projectId: project.id,
      environmentId,
    }));
    await work.db.insert(dnsRecord).values(rows).onConflictDoNothing();
    await recordsOf(work);
    const [, domain] = hosts(work);
    await work.record(domain);
    const kept = await work.db
      .select({ host: dnsRecord.host })
      .from(dnsRecord)
      .where(eq(dnsRecord.environmentId, environmentId));
    const stale = kept.map((row) => row.host).filter((host) => !hosts(work).includes(host));
    if (stale.length > 0)
      await work.db
        .delete(dnsRecord)
        .where(and(eq(dnsRecord.environmentId, environmentId), inArray(dnsRecord.host, stale)));
    return found(work);
  },
  async remove(work) {
    await work.db.delete(dnsRecord).where(eq(dnsRecord.environmentId, environmentIn(work).id));
  },
};

function hosts(work: Work): [own: string, domain: string] {
  const { client, project } = work.subject;
  const { baseUrl } = work.platform.config;
  return hostsOf(baseUrl, cityName(client, project), project.manifest, environmentIn(work).name);
}

/** Which of the hosts have a record; refuses when one points at another environment. */
async function recordsOf(work: Work): Promise<string[]> {
  const rows = await work.db
    .select({ host: dnsRecord.host, environmentId: dnsRecord.environmentId })
    .from(dnsRecord)
    .where(inArray(dnsRecord.host, hosts(work)));
  const foreign = rows.find((row) => row.environmentId !== environmentIn(work).id);
  if (foreign !== undefined)
    throw new Refusal(
      "conflict",
      `${foreign.host} points at another environment.`,
      "Choose another domain in the manifest.",
    );
  return rows.map((row) => row.host);
}

function found(work: Work): Found {
  const [own, domain] = hosts(work);
  return { externalId: domain, marker: work.marker, facts: { own, domain } };
}
