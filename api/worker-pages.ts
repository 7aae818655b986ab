import { asksForPage, keepOf } from "./page-address.ts";
import type { Pages } from "./page-routes.ts";
import { nothingPage } from "./send-file.ts";

/** The files that were uploaded with the Worker. */
export type Assets = { fetch(request: Request): Promise<Response> };

/** Serves the pages from the Worker's own files: a file by its path, any other address by `index.html`. */
export function workerPages(assets: Assets): Pages {
  const open = async (request: Request, path: string) => {
    const { method, headers } = request;
    const found = await assets.fetch(new Request(new URL(path, request.url), { method, headers }));
    const answer = new Response(found.body, found);
    const keep = keepOf(path);
    answer.headers.set("cache-control", keep);
    if (keep === "no-store") answer.headers.delete("etag");
    return answer;
  };
  return {
    async answer(request) {
      const { pathname } = new URL(request.url);
      if (asksForPage(request)) return open(request, "/index.html");
      const file = pathname === "/index.html" ? undefined : await open(request, pathname);
      return file === undefined || file.status === 404 ? nothingPage() : file;
    },
  };
}
