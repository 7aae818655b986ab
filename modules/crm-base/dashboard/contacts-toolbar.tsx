import { CloseButton, Group, NativeSelect, SegmentedControl, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import IconSearch from "@tabler/icons-react/dist/esm/icons/IconSearch.mjs";
import { useEffect, useState } from "react";
import type { Filter } from "./use-filter.ts";

type Props = { filter: Filter; onChange(change: Partial<Filter>): void };

export function ContactsToolbar({ filter, onChange }: Props) {
  const [words, setWords] = useState(filter.words);
  const search = useDebouncedCallback((text: string) => onChange({ words: text }), 250);
  // The address also changes by going back, and by clearing the search elsewhere on the page.
  useEffect(() => {
    setWords((typed) => (typed.trim() === filter.words ? typed : filter.words));
  }, [filter.words]);
  const type = (text: string) => {
    setWords(text);
    search(text);
  };
  return (
    <Group gap="sm">
      <TextInput
        type="search"
        aria-label="Search contacts"
        placeholder="Name, organisation, e-mail or phone"
        leftSection={<IconSearch size={16} />}
        rightSection={
          words && <CloseButton size="sm" aria-label="Clear the search" onClick={() => type("")} />
        }
        value={words}
        onChange={(event) => type(event.currentTarget.value)}
        maxLength={200}
        flex="1 1 280px"
      />
      <SegmentedControl
        aria-label="Which contacts"
        flex={{ base: "1 1 160px", md: "0 0 auto" }}
        value={filter.state}
        onChange={(state) => onChange({ state })}
        data={[
          { value: "active", label: "Active" },
          { value: "archived", label: "Archived" },
        ]}
      />
      <NativeSelect
        aria-label="Order"
        flex={{ base: "1 1 160px", md: "0 0 auto" }}
        value={filter.sort}
        onChange={(event) =>
          onChange({ sort: event.currentTarget.value === "recent" ? "recent" : "name" })
        }
        data={[
          { value: "name", label: "By name" },
          { value: "recent", label: "Recently changed" },
        ]}
      />
    </Group>
  );
}
