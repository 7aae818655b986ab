/** A small app that does what the tests ask of it. */
export const worker = `
import { connect } from "cloudflare:sockets";

const routes = {
  "/healthz": (_, env) => Response.json({ ok: true, commit: env.COMMIT }),
  "/env": (_, env) => Response.json(Object.fromEntries(Object.entries(env).map(([k, v]) => [k, typeof v === "string" ? v : "…"]))),
  "/headers": (request) => Response.json({ url: request.url, headers: [...request.headers] }),
  "/slow": async (_, env, q) => {
    console.log("began");
    await new Promise((resolve) => setTimeout(resolve, Number(q.get("ms"))));
    return new Response(env.COMMIT);
  },
  "/put": async (request, env, q) => {
    const data = await request.arrayBuffer();
    await env.STORAGE.put(q.get("key"), data.byteLength > 0 ? data : "value of " + q.get("key"));
    return new Response(env.COMMIT);
  },
  "/get": async (_, env, q) => {
    const found = await env.STORAGE.get(q.get("key"));
    return found ? new Response(found.body) : new Response("nothing", { status: 404 });
  },
  "/after": (_, env, q, context) => {
    const write = () => env.STORAGE.put(q.get("key"), "written afterwards");
    context.waitUntil(new Promise((resolve) => setTimeout(resolve, 500)).then(write));
    return new Response(env.COMMIT);
  },
  "/delete": async (_, env, q) => new Response(await env.STORAGE.delete(q.get("key"))),
  "/fetch": async (_, env, q) => {
    try { return new Response("reached: " + (await (await fetch(q.get("url"))).text())); }
    catch (failure) { return new Response("failed: " + failure.message); }
  },
  "/connect": async (_, env, q) => {
    try { await connect(q.get("address")).opened; return new Response("reached"); }
    catch (failure) { return new Response("failed: " + failure.message); }
  },
  "/echo": (request) => new Response(request.body, { headers: { "x-length": request.headers.get("content-length") ?? "none" } }),
  "/flood": (_, env, q) => {
    let left = Number(q.get("bytes"));
    return new Response(new ReadableStream({
      type: "bytes",
      pull(controller) {
        const size = Math.min(left, 65536);
        if (size === 0) return controller.close();
        left -= size;
        controller.enqueue(new Uint8Array(size));
      },
    }));
  },
  "/count": async (request) => {
    let bytes = 0;
    for await (const chunk of request.body) bytes += chunk.length;
    return new Response(String(bytes));
  },
  "/early": () => new Response("too much", { status: 413 }),
  "/log": (_, env, q) => { console.log(q.get("line"), env.KEY ?? ""); return new Response("logged"); },
  "/throw": () => { throw new Error("broken"); },
  "/die": () => { const all = []; for (;;) all.push(new Array(1e6).fill(Math.random())); },
  "/socket": (_, env) => {
    const [client, server] = Object.values(new WebSocketPair());
    server.accept();
    server.addEventListener("message", ({ data }) => server.send(env.COMMIT + ": " + data));
    server.addEventListener("close", () => server.close());
    return new Response(null, { status: 101, webSocket: client });
  },
};

export default {
  async fetch(request, env, context) {
    const { pathname, searchParams } = new URL(request.url);
    const route = routes[pathname];
    return route ? await route(request, env, searchParams, context) : await env.ASSETS.fetch(request);
  },
};
`;
