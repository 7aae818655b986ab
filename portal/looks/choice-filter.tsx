import { Select } from "@mantine/core";

type Props = {
  label: string;
  choices: readonly (string | { value: string; label: string })[];
  value: string;
  onChange: (value: string) => void;
};

/** One of a few values, or all of them. */
export function ChoiceFilter({ label, choices, value, onChange }: Props) {
  return (
    <Select
      label={label}
      placeholder="All"
      clearable
      clearButtonProps={{ "aria-label": `${label}: all` }}
      data={[...choices]}
      value={value || null}
      onChange={(chosen) => onChange(chosen ?? "")}
    />
  );
}
