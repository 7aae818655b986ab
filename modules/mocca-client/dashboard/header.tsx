import { Burger, Group } from "@mantine/core";
import type { ReactNode } from "react";
import { SearchButton } from "./search-button.tsx";

type Props = {
  height: number;
  menuOpened: boolean;
  onMenu(): void;
  brand: ReactNode;
  /** What stands at the right end. */
  children: ReactNode;
};

export function Header({ height, menuOpened, onMenu, brand, children }: Props) {
  return (
    <Group h={height} px={{ base: "sm", sm: "md" }} justify="space-between" wrap="nowrap" gap="sm">
      <Group gap="sm" wrap="nowrap" miw={0}>
        <Burger
          opened={menuOpened}
          onClick={onMenu}
          hiddenFrom="sm"
          size="sm"
          aria-label={menuOpened ? "Close the menu" : "Open the menu"}
          aria-expanded={menuOpened}
        />
        {brand}
      </Group>
      <Group gap="xs" wrap="nowrap">
        <SearchButton />
        {children}
      </Group>
    </Group>
  );
}
