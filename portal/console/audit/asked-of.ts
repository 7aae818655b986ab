import type { Questions } from "../../../api/v1/calls.ts";
import { oneOf } from "../../looks/one-of.ts";
import { timeOrders } from "../../looks/order-choice.tsx";
import type { Filter } from "./audit-filters.tsx";
import { endOfDay, startOfDay } from "./day-bounds.ts";

/** What the filters in the address bar ask for. */
export function askedOf(filter: Filter): Questions["audit/list"]["input"] {
  const run = Number(filter.run.replace(/\D/g, ""));
  return {
    client: filter.client || undefined,
    actor: filter.actor || undefined,
    verb: filter.verb || undefined,
    kind: filter.kind || undefined,
    run: run > 0 ? run : undefined,
    from: startOfDay(filter.from),
    to: endOfDay(filter.to),
    order: oneOf(timeOrders, filter.order),
  };
}
