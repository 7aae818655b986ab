import { Hono } from "hono";
import { type ApiEnv, problem, type Routes } from "../../contract.ts";
import { checkAccess } from "./access.ts";
import { checkOrigin } from "./check-origin.ts";
import { connectDatabase } from "./database.ts";
import { health } from "./health.ts";
import { healthz } from "./healthz.ts";
import { notify } from "./notify.ts";
import { servePage } from "./pages.ts";
import { secureHeaders } from "./secure-headers.ts";

type Mounted = { name: string; version: string; routes?: Routes };

/** Composes a client's Worker of its modules' and its own routes; everything else is a page. */
export function createWorker(modules: readonly Mounted[], custom: Routes): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  app.use(secureHeaders);
  app.get("/healthz", (c) => healthz(c.env));
  app.use(checkAccess);
  app.use("/api/*", checkOrigin, connectDatabase, async (c, next) => {
    c.set("notify", notify);
    await next();
  });
  app.get("/api/health", (c) => health(c, modules));
  for (const { name, routes } of modules) if (routes) app.route(`/api/${name}`, routes);
  app.route("/api/custom", custom);
  app.all("/api/*", (c) => nothingAt(c.req.path));
  app.all("*", (c) => servePage(c.req.raw, c.env, c.var.email));
  app.onError((error, c) => broken(error, c.req.method, c.req.path));
  return app;
}

function nothingAt(path: string): Response {
  return problem({
    status: 404,
    title: "Not found",
    detail: `There is nothing at ${path}. The module may not be part of this environment.`,
  });
}

function broken(error: Error, method: string, path: string): Response {
  const id = crypto.randomUUID().slice(0, 8);
  console.error(JSON.stringify({ id, method, path, error: error.stack ?? error.message }));
  return problem({
    status: 500,
    title: "Something failed here",
    detail: `This is our fault, not yours. Try again; if it stays, tell your team the number ${id}.`,
  });
}
