import type { Actor } from "../../../../db/actor.ts";
import type { GitLimits } from "./git-limits.ts";
import type { Update } from "./push-commands.ts";
import type { WrongTokens } from "./wrong-tokens.ts";

export type Right = "read" | "write";

export type Access = {
  gitDir: string;
  person: { name: string; email: string };
  actor: Actor;
  /** Branches that no push may delete or force; main and staging when absent. */
  protect?: readonly string[];
};

export type Push = {
  name: string;
  person: Access["person"];
  actor: Actor;
  updates: Update[];
};

/** What the git door needs from the house. */
export type GitDoor = {
  /** Where people reach Mocca, without a slash at its end. */
  baseUrl: string;
  /** Whom wrong tokens are counted against. */
  address: string;
  wrongTokens: WrongTokens;
  limits: GitLimits;
  /** "not found" also for a repository that the token's person has no right to. */
  authorise(
    name: string,
    token: string,
    right: Right,
  ): Promise<Access | "unauthenticated" | "not found">;
  /**
   * Told once for each push that moved refs, with exactly those, before the client's git ends. May
   * be lost by a kill: `refsOf` at boot tells what is missing.
   */
  pushed(push: Push): Promise<void>;
  waitUntil(work: Promise<unknown>): void;
  log(line: string, facts?: Readonly<Record<string, unknown>>): void;
};
