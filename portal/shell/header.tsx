import { Burger, Group, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { SearchButton } from "./search-button.tsx";

type Props = {
  /** Where the person is. */
  place: string;
  menuOpened: boolean;
  onMenu(): void;
  /** What stands at the right end. */
  children: ReactNode;
};

export function Header({ place, menuOpened, onMenu, children }: Props) {
  return (
    <Group h="100%" px={{ base: "xs", sm: "md" }} justify="space-between" wrap="nowrap" gap="xs">
      <Group gap="xs" wrap="nowrap" miw={0}>
        <Burger
          opened={menuOpened}
          onClick={onMenu}
          hiddenFrom="sm"
          size="sm"
          aria-label={menuOpened ? "Close the menu" : "Open the menu"}
          aria-expanded={menuOpened}
        />
        <img src="/favicon.svg" alt="" width={28} height={28} />
        <Text fw={700} visibleFrom="sm">
          Mocca
        </Text>
        <Text c="dimmed" visibleFrom="sm" aria-hidden>
          /
        </Text>
        <Text fw={500} className="shell-place">
          {place}
        </Text>
      </Group>
      <Group gap={4} wrap="nowrap">
        <SearchButton />
        {children}
      </Group>
    </Group>
  );
}
