/** What the client asked for in `Git-Protocol`, as git's environment wants it; odd values are dropped. */
export function gitProtocol(request: Request): { GIT_PROTOCOL: string } | undefined {
  const asked = request.headers.get("git-protocol") ?? "";
  return /^[a-z0-9=:._-]{1,100}$/i.test(asked) ? { GIT_PROTOCOL: asked } : undefined;
}
