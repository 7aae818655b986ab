import { sourceHeader } from "../../../../db/bridge.ts";
import type { Version } from "./version.ts";
import { compatibilityDate, type WorkerOptions } from "./workerd.ts";

/**
 * What an environment's worker reaches: the database bridge, and public addresses by HTTP and
 * WebSocket. The runtime itself checks each address after its name is resolved, so neither a name
 * nor a redirect leads to this machine or its network. There are no raw TCP connections: this worker
 * has no `connect` handler. Of Mocca itself it reads the keys of access tokens, and nothing else. It
 * also holds the socket through which requests reach the app.
 */
export function outboundWorker(
  { environmentId, certs }: Pick<Version, "environmentId" | "certs">,
  bridge: string,
): WorkerOptions {
  return {
    name: "outbound",
    modules: [{ type: "ESModule", path: "outbound.js", contents: source }],
    compatibilityDate,
    cacheAPI: false,
    bindings: { BRIDGE_ADDRESS: bridge, ...(certs && { CERTS_URL: certs.url }) },
    serviceBindings: {
      BRIDGE: {
        external: {
          address: bridge,
          http: { injectRequestHeaders: [{ name: sourceHeader, value: environmentId }] },
        },
      },
      ...(certs && { MOCCA: { external: { address: certs.address, http: {} } } }),
      INTERNET: { network: { allow: ["public"], deny: [], tlsOptions: { trustBrowserCas: true } } },
    },
    unsafeDirectSockets: [{ host: "127.0.0.1", port: 0, serviceName: "app" }],
  };
}

const source = `
export default {
  async fetch(request, env) {
    const { host } = new URL(request.url);
    if (host === env.BRIDGE_ADDRESS) return env.BRIDGE.fetch(request);
    if (request.url === env.CERTS_URL) return env.MOCCA.fetch(env.CERTS_URL);
    try {
      return await env.INTERNET.fetch(request);
    } catch {
      throw new Error(host + " could not be reached; an environment reaches public addresses only.");
    }
  },
};
`;
