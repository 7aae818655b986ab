/**
 * How this house names its cookies. Over https the prefix makes the browser itself hold them to the one
 * host, path `/` and `Secure`.
 */
export function cookieOf(baseUrl: string): { secure: boolean; prefix: string; session: string } {
  const secure = baseUrl.startsWith("https:");
  const prefix = secure ? "__Host-mocca" : "mocca";
  return { secure, prefix, session: `${prefix}.session_token` };
}
