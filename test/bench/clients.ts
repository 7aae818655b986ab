import type { Address } from "./address.ts";
import { untilAnswers } from "./address.ts";
import type { BareCity } from "./bare-city.ts";
import type { Bench } from "./bench.ts";
import type { Mocca } from "./mocca.ts";
import type { RowName } from "./rows.ts";
import { timed } from "./samples.ts";

/** Provisions a first and a second client, from the button to both environments answering. */
export async function clients(bench: Bench, mocca: Mocca, bare: BareCity): Promise<void> {
  await mocca.say({ line: '/client add "Cotta" cotta cotta.example.nz' });
  for (const [row, slug] of [
    ["first client", "panna"],
    ["second client", "cotta"],
  ] as const) {
    await floor(bench, bare, row);
    const plan = await mocca.say({ line: `/provision ${slug}` });
    const button = plan.buttons?.find(({ style }) => style === "usual");
    if (button === undefined) throw new Error(`/provision offered no button: ${plan.text}`);
    const from = performance.now();
    const card = mocca.say(button);
    await Promise.all(addressesOf(mocca, slug).map((address) => untilAnswers(address)));
    bench.samples.note(row, "ours", performance.now() - from);
    await card;
  }
}

/** Staging and production of a client. */
export function addressesOf({ port }: Mocca, slug: string): [staging: Address, Address] {
  return [
    { port, host: `${slug}-test.localhost` },
    { port, host: `${slug}.localhost` },
  ];
}

async function floor(bench: Bench, bare: BareCity, row: RowName): Promise<void> {
  let stop = async () => {};
  const work = async () => {
    await bare.build();
    ({ stop } = await bare.start());
  };
  bench.samples.note(row, "floor", await timed(work));
  await stop();
}
