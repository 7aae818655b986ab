import type { Vendor } from "../lucca/provider.ts";

/** What Mocca offers on Workers, which have no machine; runs and deploys wait for a process that has one. */
export const vendorsOnWorkers: Vendor[] = [
  {
    name: "local",
    unavailable: "it needs a machine, and this Mocca runs on Cloudflare Workers",
    providers: {},
  },
];
