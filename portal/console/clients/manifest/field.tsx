import { Autocomplete, ColorSwatch, Select, Switch, TagsInput, TextInput } from "@mantine/core";
import { valueAt } from "./document.ts";
import { type Form, faultAt, type Schema } from "./form.ts";

type Props = { path: readonly string[]; schema: Schema; required: boolean; form: Form };

const zones = Intl.supportedValuesOf("timeZone");

/** One value of a manifest, by what its schema allows, with its help and what is wrong with it. */
export function Field({ path, schema, required, form }: Props) {
  const value = valueAt(form.document, path);
  const set = (next: Parameters<Form["set"]>[1]) => form.set(path, next);
  const common = {
    label: schema.title ?? path.at(-1),
    description: schema.description,
    error: faultAt(form, path),
    readOnly: form.readOnly || schema.readOnly === true,
  };
  const usual = schema.default === undefined ? "" : String(schema.default);
  const text = value === undefined ? "" : String(value);
  if (schema.type === "boolean")
    return (
      <Switch
        label={common.label}
        description={common.description}
        error={common.error}
        disabled={common.readOnly}
        checked={value === undefined ? schema.default === true : value === true}
        onChange={(event) => set(event.currentTarget.checked)}
      />
    );
  if (schema.type === "array")
    return (
      <TagsInput
        {...common}
        placeholder="Type and press Enter"
        value={Array.isArray(value) ? value.map(String) : []}
        onChange={(tags) => set(tags.length === 0 ? undefined : tags)}
      />
    );
  if (schema.enum)
    return (
      <Select
        {...common}
        placeholder={usual || "Not set"}
        clearable={!required && !common.readOnly}
        clearButtonProps={{ "aria-label": `${common.label}: not set` }}
        allowDeselect={false}
        data={schema.enum.map(String)}
        value={text || null}
        onChange={(chosen) => set(schema.enum?.find((one) => String(one) === chosen))}
      />
    );
  if (schema.format === "time-zone")
    return (
      <Autocomplete
        {...common}
        placeholder={usual}
        limit={20}
        data={zones}
        value={text}
        onChange={(zone) => set(zone || undefined)}
      />
    );
  return (
    <TextInput
      {...common}
      required={required}
      placeholder={usual || "Not set"}
      value={text}
      leftSection={schema.format === "colour" && text && <ColorSwatch color={text} size={16} />}
      onChange={({ currentTarget: { value: typed } }) => set(typed || (required ? "" : undefined))}
    />
  );
}
