import { NumberInput } from "@mantine/core";
import type { ReactNode } from "react";

type Props = { value: number; onChange: (days: number) => void; error: ReactNode };

/** For how many days a key or a token works: a year at most. */
export function DaysInput({ value, onChange, error }: Props) {
  return (
    <NumberInput
      label="Days until it ends"
      min={1}
      max={365}
      value={value}
      onChange={(days) => onChange(Number(days))}
      error={error}
    />
  );
}
