import type { State } from "../../db/schema.ts";
import { liveKinds } from "../city.ts";
import type { PlannedPart } from "../plan.ts";
import { LeaseLost } from "./ledger.ts";
import { type Outcome, stateAfter } from "./outcome.ts";
import { takeStep, type Walk } from "./take-step.ts";
import { storeApart, storeTurn } from "./turn.ts";

/**
 * Walks a run turn by turn: a turn stores what has ended since the one before, and the intent of what
 * may start now; then that starts. Returns when the run has ended, or, once `signal` is aborted, when
 * nothing runs any more. `running` holds what still does.
 */
export async function walkRun(
  walk: Walk,
  states: Map<string, State>,
  running: Map<string, Promise<void>>,
): Promise<void> {
  const { driver, body, signal } = walk;
  const landed: Outcome[] = [];
  let announced = body.kind === "destroy";
  let stopping = false;
  const note = (one: Outcome) => states.set(one.part.key, stateAfter(one));
  const start = (part: PlannedPart) => {
    const taking = takeStep(walk, part).then((outcome) => {
      running.delete(part.key);
      if (outcome !== undefined) landed.push(outcome);
    });
    running.set(part.key, taking);
  };
  for (;;) {
    // Nothing is awaited from here to the turn: what ends meanwhile belongs to the next one.
    const ended = landed.splice(0);
    ended.forEach(note);
    const { failed, complete, grounded, free } = standing(body.parts, states);
    const next =
      failed || stopping || signal.aborted ? [] : free.filter((part) => !running.has(part.key));
    const over = next.length === 0 && running.size === 0;
    const verdict = complete ? "done" : failed ? "failed" : "stopped";
    const provisioned = grounded && !announced;
    const end = over && !signal.aborted ? verdict : undefined;
    // What cannot be stored with the others is stored by itself, or is its step's failure.
    try {
      stopping = await storeTurn(walk, { ended, next, provisioned, end });
    } catch (error) {
      if (error instanceof LeaseLost || ended.length === 0) throw error;
      (await storeApart(walk, ended)).forEach(note);
      continue;
    }
    announced ||= provisioned;
    for (const one of ended) if (one.end !== "failed") driver.reached?.(one.part.key, "recorded");
    if (over) return;
    if (!stopping) {
      for (const part of next) driver.reached?.(part.key, "intended");
      next.forEach(start);
    }
    if (running.size > 0 && landed.length === 0) await Promise.race(running.values());
  }
}

/** How a plan stands; `free` are the parts that wait for no other. */
function standing(parts: readonly PlannedPart[], states: ReadonlyMap<string, State>) {
  const isDone = (key: string) => states.get(key) === "done";
  return {
    failed: [...states.values()].includes("failed"),
    complete: parts.every((part) => isDone(part.key)),
    grounded: parts.every((part) => liveKinds.includes(part.kind) || isDone(part.key)),
    free: parts.filter((part) => !isDone(part.key) && part.after.every(isDone)),
  };
}
