import type { Actor } from "../../../../../db/actor.ts";
import type { EnvironmentName } from "../../../../../db/schema.ts";
import { signedIn } from "../../../../api/signed-in.ts";
import type { Answered } from "../compute/city.ts";
import type { Walls } from "./walls.ts";

export const html = { accept: "text/html" };

/** Where an answer sends a browser, by path and query. */
export function leadsTo({ headers }: Answered): string {
  const { location = "" } = headers;
  return location.replace(/^https?:\/\/[^/]+/, "");
}

/** A person at the gate: what the console answers when the environment has sent them there. */
export async function askConsole(
  walls: Walls,
  person: Extract<Actor, { via: "terminal" }>,
  path = "/",
  name: EnvironmentName = "staging",
): Promise<Answered> {
  const sent = await walls.front({ path, headers: html }, name);
  const { cookie = "" } = await signedIn(walls.house, person);
  return walls.console({ path: leadsTo(sent), headers: { ...html, cookie } });
}

/** Back from the console, in the browser that was sent there. */
export function arrive(
  walls: Walls,
  path: string,
  name: EnvironmentName = "staging",
): Promise<Answered> {
  const state = new URL(path, walls.issuer).searchParams.get("state");
  return walls.front({ path, headers: { ...html, cookie: `CF_State=${state}` } }, name);
}

/** A person's whole way in: the cookies that the environment's own host has set, by what they are for. */
export async function comeIn(
  walls: Walls,
  person: Extract<Actor, { via: "terminal" }>,
  name: EnvironmentName = "staging",
): Promise<{ pages: string; api: string }> {
  const back = await askConsole(walls, person, "/", name);
  const arrived = await arrive(walls, leadsTo(back), name);
  const cookies = arrived.headers["set-cookie"] ?? [];
  const of = (path: string) =>
    cookies.find((one) => one.includes(`; Path=${path};`))?.split(";")[0] ?? "";
  return { pages: of("/"), api: of("/api") };
}
