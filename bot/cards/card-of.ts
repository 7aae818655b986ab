import type { Db } from "../../db/platform.ts";
import { readDeploy } from "../../mocca/deploys/read.ts";
import { readRunById } from "../../mocca/runs/read.ts";
import type { Message } from "../message.ts";
import { deployCard } from "./deploy-card.ts";
import { planCard } from "./plan-card.ts";
import { runCard } from "./run-card.ts";

/**
 * The newest state of the live card of a subject: `run:<id>`, `deploy:<id>` or `plan:<id>`. Undefined
 * when there is no such subject.
 */
export async function cardOf(
  db: Db,
  subject: string,
  now = new Date(),
): Promise<Message | undefined> {
  const [kind, id = ""] = subject.split(":", 2);
  if (kind === "run") {
    const view = await readRunById(db, id);
    return view && runCard(view, now);
  }
  if (kind === "plan") return planCard(db, id);
  if (kind !== "deploy") return undefined;
  const view = await readDeploy(db, id);
  return view && deployCard(view, now);
}
