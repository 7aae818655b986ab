import { AppShell, NavLink, ScrollArea, Text } from "@mantine/core";
import { Link, useLocation } from "wouter";
import { useMe } from "../api/me.ts";
import type { Page } from "../console/page.ts";

/** The pages that this person may see, in two groups. */
export function Sidebar({ pages }: { pages: readonly Page[] }) {
  const { rights } = useMe();
  const seen = pages.filter(({ right }) => right === undefined || rights.includes(right));
  const main = seen.filter(({ menu }) => menu === "main");
  const settings = seen.filter(({ menu }) => menu === "settings");
  return (
    <AppShell.Section grow component={ScrollArea} p="sm">
      <Links pages={main} />
      <Text size="sm" c="dimmed" fw={600} px="sm" mt="lg" mb={4}>
        Settings
      </Text>
      <Links pages={settings} />
    </AppShell.Section>
  );
}

function Links({ pages }: { pages: readonly Page[] }) {
  const [location] = useLocation();
  return pages.map(({ title, path, icon: Icon }) => {
    const here = path === "/" ? location === "/" : `${location}/`.startsWith(`${path}/`);
    return (
      <NavLink
        key={path}
        component={Link}
        href={path}
        label={title}
        leftSection={Icon && <Icon size={20} stroke={1.6} />}
        active={here}
        aria-current={here ? "page" : undefined}
        fw={here ? 600 : 500}
        bdrs="md"
        mb={2}
      />
    );
  });
}
