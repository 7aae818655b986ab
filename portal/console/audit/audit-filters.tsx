import { SimpleGrid } from "@mantine/core";
import { OrderChoice, timeOrders } from "../../looks/order-choice.tsx";
import { TextFilter } from "../../looks/text-filter.tsx";
import { ClientFilter } from "../clients/client-filter.tsx";

export const filterNames = [
  "client",
  "actor",
  "verb",
  "kind",
  "run",
  "from",
  "to",
  "order",
] as const;
export type Filter = Record<(typeof filterNames)[number], string>;

type Props = { filter: Filter; change: (changed: Partial<Filter>) => void };

export function AuditFilters({ filter, change }: Props) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} mb="md" spacing="sm">
      <ClientFilter value={filter.client} onChange={(client) => change({ client })} />
      <TextFilter
        label="Who"
        placeholder="A name or address"
        value={filter.actor}
        onChange={(actor) => change({ actor })}
      />
      <TextFilter
        label="What happened"
        placeholder="Such as plan approved"
        value={filter.kind}
        onChange={(kind) => change({ kind })}
      />
      <TextFilter
        label="Verb"
        placeholder="Such as plans/approve"
        value={filter.verb}
        onChange={(verb) => change({ verb })}
      />
      <TextFilter
        label="Run"
        placeholder="Such as R-7"
        value={filter.run}
        onChange={(run) => change({ run })}
      />
      <TextFilter
        label="From"
        type="date"
        value={filter.from}
        onChange={(from) => change({ from })}
      />
      <TextFilter
        label="Up to and with"
        type="date"
        value={filter.to}
        onChange={(to) => change({ to })}
      />
      <OrderChoice
        orders={timeOrders}
        value={filter.order}
        onChange={(order) => change({ order })}
      />
    </SimpleGrid>
  );
}
