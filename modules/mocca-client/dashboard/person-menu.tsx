import { ActionIcon, Menu, useMantineColorScheme } from "@mantine/core";
import IconUserCircle from "@tabler/icons-react/dist/esm/icons/IconUserCircle.mjs";
import type { Session } from "../../mocca-client/session.ts";
import { looks } from "./looks.ts";

/** Who has signed in, where that is known, and how the pages look to this person. */
export function PersonMenu({ session }: { session: Session }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu
      width={240}
      position="bottom-end"
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label="You and your settings">
          <IconUserCircle size={22} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {session.email && <Menu.Label>{session.email}</Menu.Label>}
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(value) => {
            const look = looks.find(({ scheme }) => scheme === value);
            if (look) setColorScheme(look.scheme);
          }}
        >
          {looks.map(({ scheme, label }) => (
            <Menu.RadioItem key={scheme} value={scheme}>
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
