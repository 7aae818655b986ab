import type { Mocca } from "./mocca.ts";

/** The headers by which a machine comes into Panna's staging, pages and API. */
export async function keyOf(mocca: Mocca): Promise<Record<string, string>> {
  const { code = "" } = await mocca.say({ line: "/access token panna staging bench --pages" });
  return Object.fromEntries(code.split("\n").map((line) => line.split(": ")));
}
