import { AppShell, NavLink, ScrollArea } from "@mantine/core";
import { Link, useLocation } from "wouter";
import type { Dashboard } from "../../contract.ts";
import { home } from "./home.ts";

/** The menu of every enabled module, in the order of their requirements, then the client's own. */
export function Sidebar({ parts }: { parts: readonly Dashboard[] }) {
  const [location] = useLocation();
  const items = [home, ...parts.flatMap((part) => part.menu)];
  return (
    <AppShell.Section grow component={ScrollArea} p="sm">
      {items.map(({ label, path, icon: Icon }) => {
        const here = path === "/" ? location === "/" : `${location}/`.startsWith(`${path}/`);
        return (
          <NavLink
            key={path}
            component={Link}
            href={path}
            label={label}
            leftSection={<Icon size={20} stroke={1.6} />}
            active={here}
            aria-current={here ? "page" : undefined}
            fw={here ? 600 : 500}
            bdrs="md"
            mb={2}
          />
        );
      })}
    </AppShell.Section>
  );
}
