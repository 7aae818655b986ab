const here = "http://here.invalid";

/** A path of the same host, to go back to; the first page for whatever would lead anywhere else. */
export function safePath(to: string | null | undefined): string {
  // A path such as `/.//elsewhere.example` is read as `//elsewhere.example`, which is another host.
  const url = to?.startsWith("/") === true ? URL.parse(to, here) : null;
  if (url === null || url.origin !== here || url.pathname.startsWith("//")) return "/";
  return `${url.pathname}${url.search}${url.hash}`;
}
