import { Autocomplete, PasswordInput, Select, TagsInput, TextInput } from "@mantine/core";
import type { Field } from "../../../../bot/message.ts";
import { FileField } from "./file-field.tsx";

type Props = {
  field: Field;
  value: string | string[];
  error: string | undefined;
  onChange: (value: string | string[]) => void;
};

/** One field of a form, by its kind. */
export function FormField({ field, value, error, onChange }: Props) {
  const { name, label, help, kind, choices = [], many, required } = field;
  const common = { name, label, description: help, required, error };
  if (many)
    return (
      <TagsInput
        {...common}
        data={choices}
        value={[value].flat()}
        onChange={onChange}
        acceptValueOnBlur
      />
    );
  const text = String(value);
  if (kind === "file") return <FileField {...common} value={text} onChange={onChange} />;
  if (kind === "secret")
    return (
      <PasswordInput
        {...common}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
        autoComplete="off"
        visibilityToggleButtonProps={{ "aria-label": `Show ${label}`, tabIndex: 0 }}
      />
    );
  if (kind === "choice")
    return (
      <Select
        {...common}
        data={choices}
        value={text === "" ? null : text}
        onChange={(chosen) => onChange(chosen ?? "")}
        searchable={choices.length > 9}
        clearable={!required}
      />
    );
  if (choices.length > 0)
    return <Autocomplete {...common} data={choices} value={text} onChange={onChange} limit={50} />;
  return (
    <TextInput
      {...common}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete="off"
    />
  );
}
