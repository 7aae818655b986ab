import type { OpenDb } from "../../db/pg.ts";

/** One of the two that Mocca runs on, with a database of its own. */
export type Runtime = {
  /** As from 127.0.0.1; a redirect is not followed. */
  fetch(url: string, init?: RequestInit): Promise<Response>;
  database: OpenDb;
  close(): Promise<void>;
};

/** What both are started with. */
export type Start = { databaseUrl: string; masterKey: Uint8Array };

export const baseUrl = "http://localhost:8787";
