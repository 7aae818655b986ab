import { sql } from "drizzle-orm";
import { z } from "zod";
import { type House, question } from "../verb.ts";
import { known } from "./known.ts";

type State = "connected" | "half set" | "not set" | "failed";

const patienceMs = 2_000;

/**
 * Everything that Mocca stands on or can be connected to, whether it is there, and what is missing. For
 * what this process can look at itself also whether it answers. Never a value of any variable.
 */
export const listConnections = question({
  name: "connections/list",
  help: "Lists what Mocca is connected to, what is missing, and where to get it.",
  scope: "house",
  right: "manage",
  input: z.object({}),
  async run(db, { house }) {
    const { platform, vendors } = house;
    const [database, jobs] = await Promise.all([
      works(db.execute(sql`select 1`)),
      works(platform.jobs.check()),
    ]);
    const set = Object.keys(platform.config.vendors);
    const connections = known.map(({ variables, ...about }) => {
      const missing = variables.filter((name) => !set.includes(name));
      return { ...about, state: stateOf(variables, missing), missing, variables: [...variables] };
    });
    return {
      own: [
        {
          id: "database",
          name: "Database",
          gives: "Holds everything that Mocca knows.",
          ...database,
        },
        { id: "jobs", name: "Jobs", gives: "Wakes runs, deploys and what goes out.", ...jobs },
        {
          id: "local",
          name: "This machine",
          gives: "Runs client environments here.",
          ...local(vendors),
        },
      ],
      connections,
    };
  },
});

function stateOf(variables: readonly string[], missing: readonly string[]): State {
  if (missing.length === 0) return "connected";
  return missing.length < variables.length ? "half set" : "not set";
}

function local(vendors: House["vendors"]): { state: State; why: string | null } {
  const vendor = vendors.find(({ name }) => name === "local");
  if (vendor === undefined)
    return { state: "not set", why: "This Mocca has no machine of its own." };
  const why = vendor.unavailable ?? null;
  return { state: why === null ? "connected" : "failed", why };
}

async function works(check: PromiseLike<unknown>): Promise<{ state: State; why: string | null }> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve("It did not answer within 2 seconds."), patienceMs);
  });
  const answered = Promise.resolve(check).then(
    () => null,
    () => "It refused. The log of Mocca says why.",
  );
  const why = await Promise.race([answered, late]);
  clearTimeout(timer);
  return { state: why === null ? "connected" : "failed", why };
}
