import { ActionIcon, Menu, Text, useMantineColorScheme } from "@mantine/core";
import IconKeyboard from "@tabler/icons-react/dist/esm/icons/IconKeyboard.mjs";
import IconLogout from "@tabler/icons-react/dist/esm/icons/IconLogout.mjs";
import IconUser from "@tabler/icons-react/dist/esm/icons/IconUser.mjs";
import IconUserCircle from "@tabler/icons-react/dist/esm/icons/IconUserCircle.mjs";
import { Link } from "wouter";
import { useMe } from "../api/me.ts";
import type { Page } from "../console/page.ts";
import { openKeyboardHelp } from "./keyboard-help.tsx";
import { looks } from "./looks.ts";
import { signOut } from "./sign-out.ts";

/** Who has signed in, what is theirs, and how the pages look to them. */
export function PersonMenu({ pages }: { pages: readonly Page[] }) {
  const { person } = useMe();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu width={260} position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label="You and your settings">
          <IconUserCircle size={22} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text fw={600} c="var(--mantine-color-text)">
            {person.name}
          </Text>
          {person.email} · {person.role}
        </Menu.Label>
        <Menu.Item
          component={Link}
          href="/settings/me"
          leftSection={<IconUser size={16} aria-hidden />}
        >
          Your sessions and passkeys
        </Menu.Item>
        <Menu.Item
          onClick={() => openKeyboardHelp(pages)}
          leftSection={<IconKeyboard size={16} aria-hidden />}
        >
          Keyboard
        </Menu.Item>
        <Menu.Divider />
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
        <Menu.Divider />
        <Menu.Item onClick={signOut} leftSection={<IconLogout size={16} aria-hidden />}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
