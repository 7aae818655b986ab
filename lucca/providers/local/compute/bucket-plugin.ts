import { fileURLToPath } from "node:url";

/**
 * Two versions of an environment run side by side during a deploy, and two processes on one bucket's
 * SQLite lose writes ("database is locked"). So the bucket has a process of its own, and versions
 * reach it by its door. Miniflare has no option for that; this plugin adds the two raw bindings.
 */
export const plugins = {
  mocca: {
    getBindings: (worker: Worker) => [
      ...of(worker, "bucket").map(([name]) => ({ name, r2Bucket: { name: bucketService } })),
      ...of(worker, "bucket-door").map(([name]) => ({ name, service: bucketEntry })),
    ],
    getNodeBindings: () => ({}),
    getServices: ({ options }: { options: Worker }) =>
      of(options, "bucket").map(([, { dev }]) => ({
        name: bucketService,
        external: {
          address: dev.options.address,
          http: { injectRequestHeaders: [{ name: keyHeader, value: dev.options.key }] },
        },
      })),
  },
};

type Bound = { type: string; dev: { options: { address: string; key: string } } };
type Worker = { config: { env?: Record<string, Bound> } };

const bucketService = "mocca:bucket";
/** The service in Miniflare that speaks the bucket protocol, and the bucket's name there. */
const bucketEntry = {
  name: "r2:bucket:entry",
  props: { json: JSON.stringify({ MINIFLARE_NAMESPACE: "storage" }) },
};

/** Carries the key that opens a bucket's door. */
export const keyHeader = "Mocca-Bucket-Key";

function of(worker: Worker, kind: string): [string, Bound][] {
  return Object.entries(worker.config.env ?? {}).filter(
    ([, { type }]) => type === `unsafe:${kind}`,
  );
}

const plugin = { package: fileURLToPath(import.meta.url), name: "mocca" };

/** Binds `name` to the bucket behind a door. */
export function bucketBinding(name: string, door: { address: string; key: string }) {
  return { name, type: "bucket", plugin, options: { address: door.address, key: door.key } };
}

/** Binds `name` to this process's own bucket as the service that the door forwards to. */
export function bucketDoorBinding(name: string) {
  return { name, type: "bucket-door", plugin, options: {} };
}
