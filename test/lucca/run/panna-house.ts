import { asc, eq } from "drizzle-orm";
import { run, step } from "../../../db/schema.ts";
import { addTestClient, hire, testHouse } from "../../house.ts";

/** Four parts of the project and eight of each environment. */
export const parts = 20;

/** A house with the client Panna and an owner, and its runs as they stand in the ledger. */
export async function pannaHouse() {
  const house = await testHouse();
  const owner = await hire(house, "Ian", "owner");
  await addTestClient(house, "panna", "Panna");
  const { db } = house.platform.database;
  return {
    house,
    owner,
    runOf: async (id: string) => (await db.select().from(run).where(eq(run.id, id)))[0],
    stepsOf: (id: string) =>
      db.select().from(step).where(eq(step.runId, id)).orderBy(asc(step.position)),
  };
}

export type PannaHouse = Awaited<ReturnType<typeof pannaHouse>>;
