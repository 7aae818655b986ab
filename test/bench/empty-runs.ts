import { eq } from "drizzle-orm";
import { record } from "../../db/record.ts";
import { run } from "../../db/schema.ts";
import type { PlanBody } from "../../lucca/plan.ts";
import { driveRun } from "../../lucca/run/drive.ts";
import { lucca } from "../../lucca/run/ledger.ts";
import { provision } from "../../mocca/environments/provision.ts";
import { approvePlan } from "../../mocca/plans/approve.ts";
import { savePlan } from "../../mocca/plans/save.ts";
import { findCity } from "../../mocca/projects/find.ts";
import { clientFor } from "../../mocca/scope.ts";
import { call, type House } from "../../mocca/verb.ts";
import type { Bench } from "./bench.ts";
import { emptyHouse } from "./empty-house.ts";
import { timed } from "./samples.ts";

const rounds = 15;
const steps = 14;

/** Walks runs whose steps do nothing, on a real database, beside plain promises of the same graph. */
export async function emptyRuns(bench: Bench): Promise<void> {
  const house = await emptyHouse(bench);
  const { platform } = house;
  const signal = new AbortController().signal;
  const driver = { ...house, owner: "bench", signal };
  for (let i = 0; i < rounds; i++) {
    const { id, body } = await approvedRun(house);
    bench.samples.note("steps", "floor", await timed(() => promised(body)));
    bench.samples.note("steps", "ours", await timed(() => driveRun(driver, id)));
    const [row] = await platform.withDb((db) => db.select().from(run).where(eq(run.id, id)));
    if (row?.state !== "done") throw new Error(`The empty run ended as ${row?.state}`);
  }
}

/** Panna's plan, cut to its first steps: each stands after all that it needs. */
async function approvedRun(house: House) {
  const asker = { house, actor: lucca, client: "panna" };
  const whole = await call(provision, asker, { project: "panna" });
  const body = { ...whole.body, parts: whole.body.parts.slice(0, steps) };
  const { platform } = house;
  const plan = await record(platform, lucca, "bench", async (tx) => {
    const city = await findCity(tx, await clientFor(tx, lucca, "panna", "look"), "panna");
    const { events, ...saved } = await savePlan(tx, { actor: lucca }, city, body);
    return { result: saved, events };
  });
  const { id } = await call(approvePlan, asker, { plan: plan.id, hash: plan.hash });
  return { id, body };
}

async function promised({ parts }: PlanBody): Promise<void> {
  const under = new Map<string, Promise<void>>();
  for (const { key, after } of parts)
    under.set(
      key,
      Promise.all(after.map((one) => under.get(one))).then(() => {}),
    );
  await Promise.all(under.values());
}
