import { useMantineColorScheme } from "@mantine/core";
import { Spotlight, type SpotlightActionGroupData, useSpotlight } from "@mantine/spotlight";
import IconSearch from "@tabler/icons-react/dist/esm/icons/IconSearch.mjs";
import { useLocation } from "wouter";
import { useMe } from "../api/me.ts";
import type { Page } from "../console/page.ts";
import { looks } from "./looks.ts";
import { spotlightStore } from "./spotlight.ts";
import { useFound } from "./use-found.tsx";

/** Ctrl or ⌘ K: every page, client, environment, command and recent run, by name. */
export function Palette({ pages }: { pages: readonly Page[] }) {
  const [, go] = useLocation();
  const { rights } = useMe();
  const { setColorScheme } = useMantineColorScheme();
  const { opened } = useSpotlight(spotlightStore);
  const found = useFound(opened, go);
  const listed = pages.filter(
    ({ menu, right }) => menu !== undefined && (right === undefined || rights.includes(right)),
  );
  const groups: SpotlightActionGroupData[] = [
    {
      group: "Pages",
      actions: listed.map(({ title, path, icon: Icon }) => ({
        id: path,
        label: title,
        leftSection: Icon && <Icon size={20} stroke={1.6} />,
        onClick: () => go(path),
      })),
    },
    ...found,
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
      store={spotlightStore}
      actions={groups.filter(({ actions }) => actions.length > 0)}
      nothingFound="Nothing is called that. Try another word."
      tagsToIgnore={[]}
      attributes={{ content: { "aria-label": "Search or jump to" } }}
      searchProps={{
        leftSection: <IconSearch size={20} stroke={1.6} aria-hidden />,
        placeholder: "Pages, clients, runs, commands",
        "aria-label": "Search pages, clients, runs and commands",
      }}
      scrollable
      maxHeight={420}
      limit={40}
    />
  );
}
