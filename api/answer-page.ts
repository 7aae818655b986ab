import { asksForPage } from "./page-address.ts";
import type { PageFiles } from "./page-files.ts";
import { nothingPage, sendFile } from "./send-file.ts";

/** A file by its path; any other address that a browser opens is a page of the console. */
export function answerPage(files: PageFiles, request: Request): Response {
  const { pathname } = new URL(request.url);
  const file = files.get(pathname);
  if (file && pathname !== "/index.html") return sendFile(file, request);
  const index = files.get("/index.html");
  return index && asksForPage(request) ? sendFile(index, request) : nothingPage();
}
