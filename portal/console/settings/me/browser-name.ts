const browsers = ["Edg", "OPR", "Firefox", "Chrome", "Safari"] as const;
const names = { Edg: "Edge", OPR: "Opera", Firefox: "Firefox", Chrome: "Chrome", Safari: "Safari" };
const systems = ["Windows", "iPhone", "iPad", "Android", "Mac OS X", "Linux"] as const;

/** "Firefox on Linux", as far as a browser says. */
export function browserName(agent: string | null): string {
  const browser = browsers.find((one) => agent?.includes(`${one}/`));
  const system = systems.find((one) => agent?.includes(one));
  if (browser === undefined) return agent?.split("/")[0] || "A browser that is not known";
  return system === undefined ? names[browser] : `${names[browser]} on ${system}`;
}
