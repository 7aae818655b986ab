import type { Hono } from "hono";
import type { ComponentType } from "react";

/*
 * What a module is. A module is one folder, one version, and knows nothing but this file:
 *
 *   module.ts                    its entry in the catalogue: name, version, what it requires
 *   api/routes.ts                `export const routes: Routes`, mounted at /api/<name>
 *   dashboard/dashboard.tsx      `export const dashboard: Dashboard`: menu, pages, actions
 *   migrations/NNNN_<name>.sql   its own PostgreSQL schema, named for the module
 *   <shape>.ts                   shapes that its API and its dashboard share
 *
 * Each part but module.ts may be absent. In a client's repository the same sources lie at
 * apps/api/<name>/, apps/dashboard/<name>/, migrations/<name>/ and apps/<name>/. An import of
 * this file (`../../contract.ts`) and of a shared shape (`../../<name>/<shape>.ts`) therefore reads
 * the same in both places. `custom/api.ts` and `custom/dashboard.tsx` are the client's own module.
 */

type Listed = {
  /** Of its folder, its API and its schema, such as `crm-base`. */
  name: string;
  /** As a manifest names it, such as `crm_base`. */
  manifestName: string;
  kind: "module" | "integration";
  title: string;
  summary: string;
  /** Names of the modules that it cannot do without. */
  requires: readonly string[];
};

export type BuiltModule = Listed & { state: "built"; version: string };
export type PlannedModule = Listed & { state: "planned"; version?: undefined };
export type CatalogueEntry = BuiltModule | PlannedModule;

/** What a client's Worker is given. */
export type Bindings = {
  DATABASE_URL: string;
  /** `host:port` of a WebSocket-to-PostgreSQL bridge; only where the database is on this machine. */
  DATABASE_PROXY?: string;
  STORAGE?: Bucket;
  ASSETS: { fetch(request: Request): Promise<Response> };
  COMMIT: string;
  ENVIRONMENT: "staging" | "production";
  /** Where people sign in, such as `https://mio.cloudflareaccess.com`; its keys sign their tokens. */
  ACCESS_TEAM_DOMAIN: string;
  /** The AUD of the application before the pages, and of the one before `/api`. */
  ACCESS_AUD_DASHBOARD: string;
  ACCESS_AUD_API: string;
  CLIENT_NAME: string;
};

/** The part of an R2 bucket that modules use. */
export type Bucket = {
  get(key: string): Promise<{ body: ReadableStream; size: number } | null>;
  put(key: string, value: ReadableStream | ArrayBuffer | string): Promise<unknown>;
  delete(key: string): Promise<void>;
};

export type Query = <Row>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

/** The environment's database, connected on the first query of a request and closed after it. */
export type Database = {
  query: Query;
  /** Runs `work` in one transaction: commits its result, or rolls back when it throws. */
  transaction<T>(work: (query: Query) => Promise<T>): Promise<T>;
};

/** One line in everybody's notification bell. `path` is the page that it is about. */
export type Notice = { title: string; detail: string; path: string };

export type ApiEnv = {
  Bindings: Bindings;
  Variables: {
    /** The address of who is signed in; a machine has none. */
    email?: string;
    database: Database;
    /** Adds a notice inside the caller's transaction. */
    notify(query: Query, notice: Notice): Promise<void>;
  };
};

/** A module's API. The shell has checked the origin of writes and answers what a handler throws. */
export type Routes = Hono<ApiEnv>;

/** A "no" as an API says it (RFC 9457): `faults` name the wrong fields of what was sent. */
export type Problem = {
  status: number;
  title: string;
  detail: string;
  faults?: readonly FieldFault[];
  /** For 409: what stands there now. */
  current?: unknown;
};

export type FieldFault = { path: string; message: string };

/** Answers a request with a problem. */
export function problem(said: Problem): Response {
  return Response.json(said, {
    status: said.status,
    headers: { "content-type": "application/problem+json" },
  });
}

export type Icon = ComponentType<{ size?: number | string; stroke?: number | string }>;

/** A place that a person can go to by name: an entry of the menu, or something to start. */
export type Destination = { label: string; detail: string; path: string; icon: Icon };

export type Page = {
  /** As wouter matches it, such as `/contacts/:id`. No two modules share a first segment. */
  path: string;
  title: string;
  load(): Promise<ComponentType<PageProps>>;
};

/** A module's pages. They stand on React, Mantine and wouter, and are loaded when first opened. */
export type Dashboard = {
  menu: readonly Destination[];
  pages: readonly Page[];
  /** What can be started from the command palette, beside the pages of the menu. */
  actions: readonly Destination[];
};

export type PageProps = {
  /** The values of the path's `:names`. */
  params: Readonly<Record<string, string | undefined>>;
  api: Api;
  /** Names the page in the browser's tab, once it is known what it shows. */
  setTitle(title: string): void;
};

export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** The environment's API as a page calls it. Never throws: a lost connection is a problem too. */
export type Api = {
  get<T>(path: string): Promise<Answer<T>>;
  send<T>(method: "POST" | "PUT" | "DELETE", path: string, body: unknown): Promise<Answer<T>>;
  /** A hook: what `path` answers, fetched anew when it changes; the old answer stays until then. */
  useGet<T>(path: string): Loaded<T>;
};

export type Loaded<T> = {
  value: T | undefined;
  problem: Problem | undefined;
  /** True while an answer is on its way, also while an older one is still shown. */
  loading: boolean;
  reload(): void;
};
