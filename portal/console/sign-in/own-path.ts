/** Where to go on to after signing in: a path of this house, whatever the address says. */
export function ownPath(to: string | null): string {
  const { origin } = window.location;
  if (to?.startsWith("/") !== true || !URL.canParse(to, origin)) return "/";
  const { origin: there, pathname, search, hash } = new URL(to, origin);
  // A path such as `/.//elsewhere.example` is read as `//elsewhere.example`, which is another host.
  const ours = there === origin && !pathname.startsWith("//");
  return ours ? `${pathname}${search}${hash}` : "/";
}
