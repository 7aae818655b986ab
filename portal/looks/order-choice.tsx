import { Select } from "@mantine/core";
import { oneOf } from "./one-of.ts";

type Props<T extends string> = {
  /** The first one is what a list begins with, and is not written in the address bar. */
  orders: readonly [T, ...T[]];
  value: string;
  onChange: (order: string) => void;
};

const labels: Record<string, string> = {
  newest: "Newest first",
  oldest: "Oldest first",
  "a-z": "A to Z",
  "z-a": "Z to A",
};

/** Which end of a list comes first. */
export function OrderChoice<T extends string>({ orders, value, onChange }: Props<T>) {
  return (
    <Select
      label="Order"
      allowDeselect={false}
      data={orders.map((order) => ({ value: order, label: labels[order] ?? order }))}
      value={oneOf(orders, value) ?? orders[0]}
      onChange={(chosen) => onChange(chosen === null || chosen === orders[0] ? "" : chosen)}
    />
  );
}

/** The orders of a list over time. */
export const timeOrders = ["newest", "oldest"] as const;
