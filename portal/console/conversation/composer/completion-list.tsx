import { Combobox, Text } from "@mantine/core";
import type { Option } from "./options.ts";

type Props = {
  id: string;
  options: readonly Option[];
  active: number;
  idOf: (at: number) => string;
};

/** What could stand at the cursor; the focus stays in the line. */
export function CompletionList({ id, options, active, idOf }: Props) {
  return (
    <Combobox.Dropdown hidden={options.length === 0}>
      <Combobox.Options
        id={id}
        tabIndex={0}
        aria-label="Suggestions"
        mah={280}
        style={{ overflowY: "auto" }}
      >
        {options.map(({ label, help, line }, at) => (
          <Combobox.Option
            key={line}
            value={String(at)}
            id={idOf(at)}
            selected={at === active}
            aria-selected={at === active}
          >
            <Text size="sm" fw={500} component="div" style={{ overflowWrap: "anywhere" }}>
              {label}
            </Text>
            {help !== undefined && (
              <Text size="xs" component="div" opacity={0.85}>
                {help}
              </Text>
            )}
          </Combobox.Option>
        ))}
      </Combobox.Options>
    </Combobox.Dropdown>
  );
}
