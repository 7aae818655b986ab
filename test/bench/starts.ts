import { barePostgres } from "./bare-postgres.ts";
import { type Bench, tempFolder } from "./bench.ts";
import { type Mocca, startMocca } from "./mocca.ts";
import { timed } from "./samples.ts";

const laterStarts = 2;

/**
 * Starts Mocca on an empty data directory and, after `between`, on the same one again, each beside the
 * bare PostgreSQL; answers with the Mocca that runs.
 */
export async function starts(bench: Bench, between: (mocca: Mocca) => Promise<void>) {
  const { note } = bench.samples;
  const bare = await barePostgres(bench);
  const dataDir = tempFolder(bench);
  let mocca: Mocca | undefined;
  const start = async () => {
    mocca = await startMocca(bench, dataDir);
  };
  const first = async () => {
    await bare.make();
    await bare.start();
  };
  note("first start", "floor", await timed(first));
  await bare.stop();
  note("first start", "ours", await timed(start));
  if (mocca) await between(mocca);
  for (let i = 0; i < laterStarts; i++) {
    await mocca?.stop();
    note("later start", "floor", await timed(bare.start));
    await bare.stop();
    note("later start", "ours", await timed(start));
  }
  if (mocca === undefined) throw new Error("Mocca did not start");
  return mocca;
}
