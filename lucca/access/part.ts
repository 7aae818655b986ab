/** The two applications of an environment, each with an AUD of its own. */
export type Part = "dashboard" | "api";

/** Which of them a path belongs to, as the environment's own router sees it. */
export function partOf(pathname: string): Part {
  return /^\/api(\/|$)/.test(pathname) ? "api" : "dashboard";
}
