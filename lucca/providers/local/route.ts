import { eq } from "drizzle-orm";
import type { Platform } from "../../../db/platform.ts";
import { client, dnsRecord, environment } from "../../../db/schema.ts";
import type { Route } from "./front-door/guard.ts";

const freshMs = 2_000;
const most = 10_000;

/** Whose a host is, by the zone's records. A host that has one is remembered for two seconds. */
export function routes(platform: Platform): (host: string) => Promise<Route | undefined> {
  const kept = new Map<string, { until: number; route: Route }>();
  return async (host) => {
    const known = kept.get(host);
    if (known !== undefined && Date.now() < known.until) return known.route;
    const route = await look(platform, host);
    if (kept.size >= most) kept.clear();
    if (route === undefined) kept.delete(host);
    else kept.set(host, { until: Date.now() + freshMs, route });
    return route;
  };
}

async function look(platform: Platform, host: string): Promise<Route | undefined> {
  const [row] = await platform.withDb((db) =>
    db
      .select({
        environmentId: environment.id,
        clientName: client.name,
        environmentName: environment.name,
      })
      .from(dnsRecord)
      .innerJoin(environment, eq(environment.id, dnsRecord.environmentId))
      .innerJoin(client, eq(client.id, dnsRecord.clientId))
      .where(eq(dnsRecord.host, host)),
  );
  return row;
}
