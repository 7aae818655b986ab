/** Whether a request asks for a page of the console rather than for a file. */
export function asksForPage(request: Request): boolean {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith("/assets/") || /\.[a-z0-9]+$/i.test(pathname)) return false;
  return /text\/html|\*\/\*/.test(request.headers.get("accept") ?? "*/*");
}

/** What an answer says of caching: names with a hash never change what they mean. */
export function keepOf(path: string): string {
  if (path === "/index.html") return "no-store";
  return path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
}
