import { type Bindings, problem } from "../../contract.ts";
import type { Session } from "../../mocca-client/session.ts";

const hashed = /^\/assets\//;
const file = /\.[a-z0-9]+$/i;

/** Serves a built file, or the one page that shows every other path. */
export async function servePage(
  request: Request,
  env: Bindings,
  email: string | undefined,
): Promise<Response> {
  if (request.method !== "GET" && request.method !== "HEAD") return onlyReads(request.method);
  const { pathname } = new URL(request.url);
  if (file.test(pathname) && pathname !== "/index.html") return serveFile(request, env, pathname);
  return serveShell(request, env, email);
}

async function serveFile(request: Request, env: Bindings, pathname: string): Promise<Response> {
  const found = await env.ASSETS.fetch(request);
  if (found.status >= 400) return new Response("Not found", { status: found.status });
  const response = new Response(found.body, found);
  if (hashed.test(pathname)) {
    response.headers.set("cache-control", "private, max-age=31536000, immutable");
  }
  return response;
}

async function serveShell(
  request: Request,
  env: Bindings,
  email: string | undefined,
): Promise<Response> {
  const built = await env.ASSETS.fetch(new Request(new URL("/", request.url)));
  if (!built.ok) return built;
  const session: Session = { environment: env.ENVIRONMENT, ...(email && { email }) };
  const page = (await built.text()).replace(
    'content="session"',
    () => `content="${quoted(session)}"`,
  );
  return new Response(request.method === "HEAD" ? null : page, {
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "private, no-cache" },
  });
}

function quoted(session: Session): string {
  return JSON.stringify(session)
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;");
}

function onlyReads(method: string): Response {
  return problem({
    status: 405,
    title: "Not allowed",
    detail: `Pages are read, not sent to with ${method}. Writing goes to /api.`,
  });
}
