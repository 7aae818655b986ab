import { Select } from "@mantine/core";
import { useClientChoices } from "./use-client-choices.ts";

type Props = { value: string; onChange: (client: string) => void };

/** Which client a list shows; a client from the address bar is kept also when it is not among the first. */
export function ClientFilter({ value, onChange }: Props) {
  const known = useClientChoices() ?? [];
  const named = value === "" || known.some((one) => one.value === value);
  return (
    <Select
      label="Client"
      placeholder="All"
      searchable
      clearable
      nothingFoundMessage="No such client"
      clearButtonProps={{ "aria-label": "All clients" }}
      data={named ? known : [{ value, label: value }, ...known]}
      value={value || null}
      onChange={(chosen) => onChange(chosen ?? "")}
    />
  );
}
