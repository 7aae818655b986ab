import type { Db, Platform } from "../db/platform.ts";
import type { resource } from "../db/schema.ts";
import { markerOf, type Part } from "./city.ts";
import type { Found, Work } from "./provider.ts";
import type { City } from "./subject.ts";
import { vaultOf } from "./vault.ts";

type Hint = typeof resource.$inferSelect;

/** What one part's provider is given when it only observes: nothing it does is recorded. */
export function workFor(
  deps: { platform: Platform; db: Db },
  city: City,
  part: Pick<Part, "key" | "environment">,
  hints: readonly Hint[],
): Work {
  const environment = city.environments.find((one) => one.name === part.environment);
  const found = (key: string): Found | undefined => {
    const row = hints.find((one) => one.key === key);
    return row && { externalId: row.externalId, marker: row.marker, facts: row.observed };
  };
  const { id: clientId } = city.client;
  return {
    platform: deps.platform,
    db: deps.db,
    subject: {
      client: city.client,
      project: city.project,
      ...(environment && { environment: { id: environment.id, name: environment.name } }),
    },
    key: part.key,
    marker: markerOf(city.project, part.key),
    hint: found(part.key),
    vault: vaultOf(deps.platform, deps.db, {
      clientId,
      projectId: city.project.id,
      environmentId: environment?.id ?? null,
    }),
    async output(key) {
      const output = found(key);
      if (output === undefined) throw new Error(`${part.key} needs ${key}, which is not there yet`);
      return output;
    },
    record: async () => undefined,
    signal: new AbortController().signal,
  };
}
