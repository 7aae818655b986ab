import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { buildPages } from "../../api/build-pages.ts";
import type { Pages } from "../../api/page-routes.ts";
import { openPages } from "../../api/pages.ts";

const checkout = fileURLToPath(new URL("../..", import.meta.url));
const home = mkdtempSync(join(tmpdir(), "mocca-pages-"));
let pages: Pages & { stop(): Promise<void> };

beforeAll(async () => {
  pages = openPages(home, () => undefined);
  await vi.waitFor(async () => expect((await get("/")).status).toBe(200), 50_000);
});
afterAll(async () => {
  await pages.stop();
  rmSync(home, { recursive: true });
});

const html = { accept: "text/html" };
const get = (path: string, headers: Record<string, string> = html, method = "GET") =>
  pages.answer(new Request(`http://localhost:8787${path}`, { headers, method }));

test("every address that a browser opens is a page, which is never kept", async () => {
  for (const path of ["/", "/runs/R-7", "/clients/panna/manifest?project=board"]) {
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.text()).toContain('<div id="root">');
  }
});

test("the page runs no script but its own files", async () => {
  const scripts = (await (await get("/")).text()).match(/<script\b[^>]*>[^<]*/g) ?? [];
  expect(scripts.length).toBeGreaterThan(1);
  for (const script of scripts) expect(script).toMatch(/ src="\/[^"]+"[^>]*>$/);
});

test("its files are sent packed and kept for ever; what has no hash is asked for again", async () => {
  const [, asset = ""] = /src="(\/assets\/[^"]+)"/.exec(await (await get("/")).text()) ?? [];
  const packed = await get(asset, { "accept-encoding": "gzip, deflate, br" });
  expect(packed.headers.get("content-encoding")).toBe("br");
  expect(packed.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  expect(packed.headers.get("cache-control")).toContain("immutable");
  const plain = await get(asset, {});
  expect(plain.headers.get("content-encoding")).toBeNull();
  const lengths = [packed, plain].map(({ headers }) => Number(headers.get("content-length")));
  expect(lengths[0]).toBeLessThan(Number(lengths[1]) / 2);
  expect((await get("/favicon.svg")).headers.get("cache-control")).toBe("no-cache");
});

test("what a browser has already is not sent again, and HEAD sends nothing", async () => {
  const first = await get("/favicon.svg");
  const again = await get("/favicon.svg", { "if-none-match": first.headers.get("etag") ?? "" });
  expect([again.status, await again.text()]).toEqual([304, ""]);
  const head = await get("/", html, "HEAD");
  expect([head.status, await head.text()]).toEqual([200, ""]);
});

test("a file that is not there is not a page", async () => {
  for (const path of ["/assets/gone-abc.js", "/robots.txt", "/assets/", "/../package.json"])
    expect((await get(path)).status).toBe(404);
  expect((await get("/runs", { accept: "application/json" })).status).toBe(404);
});

test("a build that is stopped leaves nothing that is taken for pages", {
  timeout: 60_000,
}, async () => {
  const own = join(home, "own");
  const stopped = AbortSignal.timeout(300);
  await expect(buildPages(own, checkout, stopped)).rejects.toThrow();
  expect(readdirSync(own)).toEqual([]);
  const folder = await buildPages(own, checkout, new AbortController().signal);
  expect(readdirSync(folder)).toContain("index.html");
  expect(await buildPages(own, checkout, AbortSignal.abort())).toBe(folder);
});
