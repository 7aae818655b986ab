import { useMantineColorScheme } from "@mantine/core";
import { Spotlight, type SpotlightActionGroupData } from "@mantine/spotlight";
import IconSearch from "@tabler/icons-react/dist/esm/icons/IconSearch.mjs";
import { useLocation } from "wouter";
import type { Dashboard, Destination } from "../../contract.ts";
import { home } from "./home.ts";
import { looks } from "./looks.ts";

/** Ctrl or ⌘ K: every page, what the modules let a person start, and the appearance, by name. */
export function Palette({ parts }: { parts: readonly Dashboard[] }) {
  const [, go] = useLocation();
  const { setColorScheme } = useMantineColorScheme();
  const actionOf = ({ label, detail, path, icon: Icon }: Destination) => ({
    id: `${label} ${path}`,
    label,
    description: detail,
    leftSection: <Icon size={20} stroke={1.6} />,
    onClick: () => go(path),
  });
  const groups: SpotlightActionGroupData[] = [
    { group: "Pages", actions: [home, ...parts.flatMap((part) => part.menu)].map(actionOf) },
    { group: "Actions", actions: parts.flatMap((part) => part.actions).map(actionOf) },
    {
      group: "Appearance",
      actions: looks.map(({ scheme, label, icon: Icon }) => ({
        id: scheme,
        label,
        leftSection: <Icon size={20} stroke={1.6} />,
        onClick: () => setColorScheme(scheme),
      })),
    },
  ];
  return (
    <Spotlight
      actions={groups.filter(({ actions }) => actions.length > 0)}
      nothingFound="Nothing is called that. Try another word."
      tagsToIgnore={[]}
      attributes={{ content: { "aria-label": "Search or jump to" } }}
      searchProps={{
        leftSection: <IconSearch size={20} stroke={1.6} />,
        placeholder: "Search pages and actions",
        "aria-label": "Search pages and actions",
      }}
      scrollable
      maxHeight={380}
    />
  );
}
