import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { emptyDatabase } from "../database.ts";
import { startInstance } from "./instance.ts";
import { composed } from "./panna.ts";
import { withReports } from "./reports.ts";

export type FreshInstance = {
  url: string;
  databaseUrl: string;
  /** What says to the Worker who has signed in. */
  signedIn: Record<string, string>;
  /** A request to its pages. */
  open(path: string, init?: RequestInit): Promise<Response>;
  /** A request to its API, as a program sends it. */
  send(method: string, path: string, body?: unknown, headers?: object): Promise<Response>;
  close(): Promise<void>;
};

/** Panna's staging, with custom code of every kind, built and running on a database of its own. */
export async function freshInstance(): Promise<FreshInstance> {
  const database = await emptyDatabase();
  const folder = await mkdtemp(join(tmpdir(), "mocca-instance-"));
  const tree = withReports(await composed());
  const { url, signedIn, close } = await startInstance(folder, tree, database.url);
  return {
    url,
    databaseUrl: database.url,
    signedIn,
    open: (path, init) => fetch(`${url}${path}`, { headers: signedIn, ...init }),
    send: (method, path, body, headers) =>
      fetch(`${url}/api${path}`, {
        method,
        headers: { "content-type": "application/json", ...signedIn, ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    async close() {
      await close();
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
}
