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
  /** A request to its API, as a program sends it. */
  send(method: string, path: string, body?: unknown, headers?: object): Promise<Response>;
  close(): Promise<void>;
};

/** Panna's staging, with custom code of every kind, built and running on a database of its own. */
export async function freshInstance(): Promise<FreshInstance> {
  const database = await emptyDatabase();
  const folder = await mkdtemp(join(tmpdir(), "mocca-instance-"));
  const { url, close } = await startInstance(folder, withReports(await composed()), database.url);
  return {
    url,
    databaseUrl: database.url,
    send: (method, path, body, headers) =>
      fetch(`${url}/api${path}`, {
        method,
        headers: { "content-type": "application/json", ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    async close() {
      await close();
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
}
