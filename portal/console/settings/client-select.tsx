import { Select, Skeleton } from "@mantine/core";
import { type ReactNode, useEffect } from "react";
import { useClientChoices } from "../clients/use-client-choices.ts";

type Props = {
  value: string;
  onChange(slug: string): void;
  /** Stands in its place where there is no client yet. */
  none: ReactNode;
};

/** The client that a page is about; the first one until another is chosen. */
export function ClientSelect({ value, onChange, none }: Props) {
  const choices = useClientChoices();
  const first = choices?.[0]?.value;
  useEffect(() => {
    if (value === "" && first !== undefined) onChange(first);
  }, [value, first, onChange]);
  if (choices === undefined) return <Skeleton height={60} maw={320} />;
  if (choices.length === 0) return none;
  return (
    <Select
      label="Client"
      searchable
      allowDeselect={false}
      data={choices}
      value={value === "" ? null : value}
      onChange={(slug) => slug !== null && onChange(slug)}
      maw={320}
    />
  );
}
