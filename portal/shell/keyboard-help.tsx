import { Group, Kbd, Stack, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import type { Page } from "../console/page.ts";
import { modKey } from "./mod-key.ts";

function rowsOf(pages: readonly Page[]): [words: string, keys: string[]][] {
  const letters = pages.flatMap(({ title, letter }): [string, string[]][] =>
    letter === undefined ? [] : [[title, ["G", letter.toUpperCase()]]],
  );
  return [
    ["Search, or jump to anything", [modKey, "K"]],
    ["Write to the room", ["/"]],
    ["This list", ["?"]],
    ...letters,
  ];
}

/** Shows which keys do what. */
export function openKeyboardHelp(pages: readonly Page[]): void {
  modals.open({
    title: "Keyboard",
    children: (
      <Stack gap="xs">
        {rowsOf(pages).map(([words, keys]) => (
          <Group key={words} justify="space-between" wrap="nowrap">
            <Text size="sm">{words}</Text>
            <Group gap={4} wrap="nowrap">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </Group>
          </Group>
        ))}
      </Stack>
    ),
  });
}
