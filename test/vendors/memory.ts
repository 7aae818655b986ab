import { Refusal } from "../../db/refusal.ts";
import type { Facts } from "../../db/schema.ts";
import { hostsOf } from "../../lucca/city.ts";
import { manifestHash } from "../../lucca/manifest.ts";
import {
  type Found,
  type Kind,
  kinds,
  type Provider,
  type Vendor,
  type Work,
} from "../../lucca/provider.ts";

type Thing = { id: string; marker: string };
type Call = { function: "ensure" | "remove"; key: string; project: string };

export type MemoryVendor = Vendor & {
  /** Everything there is: by kind and name, such as `database panna/staging`. A second one would show as `…#2`. */
  things: Map<string, Thing>;
  /** Every writing call, in the order in which they began. */
  calls: Call[];
  /** The most writing calls that ran at the same time. */
  atOnce: number;
  /** Called at the start of each writing call; may throw or wait. */
  before: (work: Work, call: Call) => Promise<void> | void;
  /** Called after a thing was made and before the answer comes back; may throw. */
  after: (work: Work, call: Call) => Promise<void> | void;
};

/** A vendor in memory that answers as `local`, through the real provider contract. */
export function memoryVendor(): MemoryVendor {
  let running = 0;
  const vendor: MemoryVendor = {
    name: "local",
    things: new Map(),
    calls: [],
    atOnce: 0,
    before: () => undefined,
    after: () => undefined,
    providers: Object.fromEntries(kinds.map((kind) => [kind, provider(kind)])),
  };
  return vendor;

  function provider(kind: Kind): Provider {
    return {
      class: "C",
      observe: async (work) => foundIn(kind, work),
      ensure: (work) =>
        counted(work, "ensure", async (call) => {
          if (foundIn(kind, work) === undefined) make(kind, work);
          await vendor.after(work, call);
          await work.record(idOf(kind, work));
          const found = foundIn(kind, work);
          if (found === undefined) throw new Error(`${nameOf(kind, work)} was not made`);
          return found;
        }),
      remove: (work) =>
        counted(work, "remove", async (call) => {
          if (foundIn(kind, work) !== undefined) vendor.things.delete(nameOf(kind, work));
          await vendor.after(work, call);
        }),
    };
  }

  async function counted<T>(work: Work, name: Call["function"], work2: (call: Call) => Promise<T>) {
    const call = { function: name, key: work.key, project: work.subject.project.slug };
    vendor.calls.push(call);
    running += 1;
    vendor.atOnce = Math.max(vendor.atOnce, running);
    // The count goes down however the call ends.
    try {
      await vendor.before(work, call);
      return await work2(call);
    } finally {
      running -= 1;
    }
  }

  function make(kind: Kind, work: Work) {
    const name = nameOf(kind, work);
    const taken = vendor.things.has(name);
    vendor.things.set(taken ? `${name}#2` : name, { id: idOf(kind, work), marker: work.marker });
  }

  function foundIn(kind: Kind, work: Work): Found | undefined {
    const thing = vendor.things.get(nameOf(kind, work));
    if (thing === undefined) return undefined;
    if (thing.marker !== work.marker)
      throw new Refusal(
        "conflict",
        `${work.key} belongs to somebody else.`,
        "Choose another slug.",
      );
    return { externalId: thing.id, marker: thing.marker, facts: factsOf(kind, work) };
  }
}

function nameOf(kind: Kind, { subject, key }: Work): string {
  return `${kind} ${subject.client.slug}/${subject.project.slug}/${key}`;
}

function idOf(kind: Kind, work: Work): string {
  return `id of ${nameOf(kind, work)}`;
}

function factsOf(kind: Kind, { subject, platform }: Work): Facts {
  const { project, environment } = subject;
  if (kind === "code") return { manifestHash: manifestHash(project.manifest) };
  if (kind !== "address" || environment === undefined) return {};
  const [own] = hostsOf(platform.config.baseUrl, project.slug, project.manifest, environment.name);
  return { url: `http://${own}:8787` };
}
