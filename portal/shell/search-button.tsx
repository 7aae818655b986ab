import { ActionIcon, Button, Kbd } from "@mantine/core";
import IconSearch from "@tabler/icons-react/dist/esm/icons/IconSearch.mjs";
import { modKey } from "./mod-key.ts";
import { spotlight } from "./spotlight.ts";

/** Opens the command palette; on a phone it is only its icon. */
export function SearchButton() {
  return (
    <>
      <Button
        visibleFrom="sm"
        variant="default"
        fw={400}
        w={240}
        justify="space-between"
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={<Kbd size="xs">{modKey} K</Kbd>}
        onClick={spotlight.open}
      >
        Search or jump to
      </Button>
      <ActionIcon
        hiddenFrom="sm"
        variant="subtle"
        color="gray"
        size="lg"
        aria-label="Search or jump to"
        onClick={spotlight.open}
      >
        <IconSearch size={20} aria-hidden />
      </ActionIcon>
    </>
  );
}
