import { Textarea } from "@mantine/core";
import type { ReactNode } from "react";

type Props = {
  value: string;
  onChange: (text: string) => void;
  error?: ReactNode;
  readOnly?: boolean;
};

/** A manifest as JSON. */
export function ManifestText({ value, onChange, error, readOnly = false }: Props) {
  return (
    <Textarea
      label="Manifest as JSON"
      autosize
      minRows={12}
      maxRows={36}
      spellCheck={false}
      readOnly={readOnly}
      styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
