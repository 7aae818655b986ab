import type { Part } from "./part.ts";

/** A signed-in person before one environment's gate. */
export type AtGate = { sessionId: string; personId: string; environmentId: string };

/** What holds for them now: who they are, and the applications whose policy lets them in, by AUD. */
export type Standing = { email: string; name: string; lets: Partial<Record<Part, string>> };

/** Looks a standing up; undefined once the session has ended or the person has left. */
export type StandingOf = (at: AtGate) => Promise<Standing | undefined>;
