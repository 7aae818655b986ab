import type { PageFile } from "./page-files.ts";

/** Answers with one file of the pages, packed as the browser likes it, or 304 when it has it already. */
export function sendFile(file: PageFile, request: Request): Response {
  const headers = new Headers({
    "content-type": file.type,
    "cache-control": file.keep,
    vary: "accept-encoding",
  });
  if (file.keep !== "no-store") headers.set("etag", file.etag);
  if (request.headers.get("if-none-match") === file.etag)
    return new Response(null, { status: 304, headers });
  const accepted = request.headers.get("accept-encoding") ?? "";
  const packed = file.packed.find(({ encoding }) => new RegExp(`\\b${encoding}\\b`).test(accepted));
  if (packed) headers.set("content-encoding", packed.encoding);
  const bytes = packed?.bytes ?? file.bytes;
  headers.set("content-length", String(bytes.length));
  return new Response(request.method === "HEAD" ? null : bytes, { headers });
}

/** Shown while the pages are built for the first time; asks again by itself. */
export function waitingPage(): Response {
  const words =
    "This takes a few seconds after Mocca was brought up to date. The console opens by itself.";
  return wordsPage(503, "The console is being prepared", words, 2);
}

/** What a browser sees at an address of no page and no file. */
export function nothingPage(): Response {
  return wordsPage(404, "There is nothing here", "The address may be mistyped.");
}

/** A page of plain HTML, for when there are no others. */
export function wordsPage(
  status: number,
  title: string,
  words: string,
  againSeconds?: number,
): Response {
  const again =
    againSeconds === undefined ? "" : `<meta http-equiv="refresh" content="${againSeconds}">`;
  const html = `<!doctype html><html lang="en-NZ"><head><meta charset="utf-8">${again}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${title} · Mocca</title></head>
<body style="font-family: system-ui, sans-serif; margin: 15vh auto; max-width: 32rem; padding: 0 1rem">
<main><h1>${title}</h1><p>${words}</p></main></body></html>`;
  return new Response(html, {
    status,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  });
}
