import type { Part } from "../../../access/part.ts";
import { tokenSeconds } from "../../../access/token.ts";

const tokenName = "CF_Authorization";
/** Over https the prefix makes the browser itself hold it to this host: no neighbour can set another. */
const stateName = (secure: boolean) => (secure ? "__Host-CF_State" : "CF_State");
const mostTokens = 8;

/** The cookie of one application: of this host alone, out of reach for scripts, for the paths it is meant for. */
export function tokenCookie(part: Part, token: string, secure: boolean): string {
  return cookie(tokenName, token, { path: part === "api" ? "/api" : "/", secure });
}

/** What the browser that was sent away brings back, so that nobody can be signed in by another's link. */
export function stateCookie(state: string, secure: boolean): string {
  return cookie(stateName(secure), state, { path: "/", secure });
}

/** The tokens in a request's cookies: under /api both applications' are sent, and others may have been set beside. */
export function tokensIn(header: string | undefined): string[] {
  return valuesOf(header, tokenName).slice(0, mostTokens);
}

export function stateIn(header: string | undefined, secure: boolean): string | undefined {
  return valuesOf(header, stateName(secure))[0];
}

/** A request's other cookies, which the environment may see; undefined when there is none. */
export function withoutOurs(header: string): string | undefined {
  const ours = [tokenName, stateName(true), stateName(false)];
  const others = pairsOf(header).filter(([name = ""]) => !ours.includes(name));
  return others.map((pair) => pair.join("=")).join("; ") || undefined;
}

function cookie(name: string, value: string, { path, secure }: { path: string; secure: boolean }) {
  const always = `${name}=${value}; Path=${path}; Max-Age=${tokenSeconds}; HttpOnly; SameSite=Lax`;
  return secure ? `${always}; Secure` : always;
}

function valuesOf(header: string | undefined, wanted: string): string[] {
  return pairsOf(header)
    .filter(([name]) => name === wanted)
    .map(([, ...value]) => value.join("="));
}

function pairsOf(header = ""): string[][] {
  const cookies = header.split(";").map((one) => one.trim());
  return cookies.filter((one) => one !== "").map((one) => one.split("="));
}
