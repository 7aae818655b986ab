import { record } from "../../db/record.ts";
import type { PlannedPart } from "../plan.ts";
import { end, provisioned } from "./end.ts";
import { intend } from "./intend.ts";
import { fenced, LeaseLost, lucca } from "./ledger.ts";
import type { Outcome } from "./outcome.ts";
import { dropRemoved, storeMade } from "./resources.ts";
import { settle } from "./settle.ts";
import { failedBy, type Walk } from "./take-step.ts";

/** What happens to a run at one moment. */
type Turn = {
  /** Steps that ended since the turn before. */
  ended: readonly Outcome[];
  /** Steps that are about to start. */
  next: readonly PlannedPart[];
  /** The first clock stops. */
  provisioned?: boolean;
  /** How the run ends. */
  end?: "done" | "failed" | "stopped" | undefined;
};

/**
 * Stores one turn of a run in one transaction. Answers whether somebody has asked for the run to stop:
 * then no intent is written, and nothing may start.
 */
export async function storeTurn(walk: Walk, turn: Turn): Promise<boolean> {
  const { driver, lease, city, body, resources } = walk;
  const { stopping, made } = await record(driver.platform, lucca, "run", async (tx) => {
    const { cancelAskedAt } = await fenced(tx, lease);
    const stopping = cancelAskedAt !== null;
    const events = await settle(tx, lease, city, turn.ended);
    const made = await storeMade(tx, city, turn.ended);
    await dropRemoved(tx, city, turn.ended);
    if (turn.provisioned) events.push(...(await provisioned(tx, lease, city)));
    if (!stopping) events.push(...(await intend(tx, lease, city, turn.next)));
    if (turn.end !== undefined) events.push(...(await end(tx, lease, city, body, turn.end)));
    return { result: { stopping, made }, events };
  });
  for (const row of made) resources.set(row.key, row);
  for (const one of turn.ended) if (one.end === "removed") resources.delete(one.part.key);
  return stopping;
}

/**
 * Stores ends one by one, after a turn of them could not be stored; answers with each as it is stored.
 * The vendor did its part: that its answer cannot be stored is told on the step.
 */
export async function storeApart(walk: Walk, ended: readonly Outcome[]): Promise<Outcome[]> {
  const stored: Outcome[] = [];
  // One bad answer must not take the others with it.
  for (const one of ended)
    try {
      await storeTurn(walk, { ended: [one], next: [] });
      stored.push(one);
    } catch (error) {
      if (error instanceof LeaseLost) throw error;
      const failed = failedBy(walk, one.part, error);
      await storeTurn(walk, { ended: [failed], next: [] });
      stored.push(failed);
    }
  return stored;
}
