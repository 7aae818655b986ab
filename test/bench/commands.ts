import { type Address, request } from "./address.ts";
import type { Bench } from "./bench.ts";
import type { Mocca } from "./mocca.ts";
import { timed } from "./samples.ts";

const rounds = 40;

/** Commands over HTTP, each beside /healthz, which asks the database one thing, on the same server. */
export async function commands({ samples }: Bench, mocca: Mocca): Promise<void> {
  const own: Address = { port: mocca.port, host: "localhost" };
  const lines = { plan: "/provision panna", status: "/status" } as const;
  for (let i = 0; i < rounds; i++)
    for (const row of ["plan", "status"] as const) {
      samples.note(row, "floor", await timed(() => request(own, "/healthz")));
      samples.note(row, "ours", await timed(() => mocca.say({ line: lines[row] })));
    }
}
