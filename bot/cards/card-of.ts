import type { Db } from "../../db/platform.ts";
import { readDeploy } from "../../mocca/deploys/read.ts";
import { readRunById } from "../../mocca/runs/read.ts";
import type { Message } from "../message.ts";
import { deployCard } from "./deploy-card.ts";
import { runCard } from "./run-card.ts";

/** A subject that a thread can show a live card of: `run:<id>` or `deploy:<id>`. */
export type CardSubject = `${"run" | "deploy"}:${string}`;

/** The newest state of a subject's card; undefined when there is no such subject. */
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
  if (kind !== "deploy") return undefined;
  const view = await readDeploy(db, id);
  return view && deployCard(view, now);
}
