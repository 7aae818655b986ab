/** The password of HTTP Basic, which is the personal token; the user name may be anything. */
export function basicToken(request: Request): string | undefined {
  const [, encoded] =
    /^Basic +([\w+/]+=*)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  if (!encoded) return undefined;
  const pair = Buffer.from(encoded, "base64").toString();
  const colon = pair.indexOf(":");
  return colon < 0 ? undefined : pair.slice(colon + 1) || undefined;
}
