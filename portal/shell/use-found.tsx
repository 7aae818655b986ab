import type { SpotlightActionGroupData } from "@mantine/spotlight";
import IconBuildingFortress from "@tabler/icons-react/dist/esm/icons/IconBuildingFortress.mjs";
import IconExternalLink from "@tabler/icons-react/dist/esm/icons/IconExternalLink.mjs";
import IconPlayerPlay from "@tabler/icons-react/dist/esm/icons/IconPlayerPlay.mjs";
import IconTerminal from "@tabler/icons-react/dist/esm/icons/IconTerminal.mjs";
import { useAsk } from "../api/use-ask.ts";

const look = { size: 20, stroke: 1.6 };

/** What the palette finds besides pages; asked for when it is opened. */
export function useFound(enabled: boolean, go: (path: string) => void): SpotlightActionGroupData[] {
  const clients = useAsk("clients/list", { limit: 200 }, { enabled }).data;
  const board = useAsk("environments/board", { limit: 200 }, { enabled }).data;
  const runs = useAsk("runs/list", {}, { enabled }).data;
  const commands = useAsk("rooms/commands", {}, { enabled }).data;
  return [
    {
      group: "Clients",
      actions: (clients?.rows ?? []).map(({ slug, name }) => ({
        id: `client ${slug}`,
        label: name,
        description: slug,
        leftSection: <IconBuildingFortress {...look} />,
        onClick: () => go(`/clients/${slug}`),
      })),
    },
    {
      group: "Environments",
      actions: (board?.rows ?? []).flatMap(({ client, clientName, staging, production }) =>
        [staging, production].flatMap((place) => {
          const { address } = place;
          if (address === null) return [];
          return {
            id: `environment ${client} ${address}`,
            label: `${clientName} · ${place.name}`,
            description: address,
            leftSection: <IconExternalLink {...look} />,
            onClick: () => void window.open(address, "_blank", "noopener"),
          };
        }),
      ),
    },
    {
      group: "Runs",
      actions: (runs?.rows ?? []).map(({ number, kind, client, state }) => ({
        id: `run ${number}`,
        label: `R-${number} · ${client}`,
        description: `${kind}, ${state}`,
        leftSection: <IconPlayerPlay {...look} />,
        onClick: () => go(`/runs/R-${number}`),
      })),
    },
    {
      group: "Commands",
      actions: (commands ?? []).map(({ words, help }) => ({
        id: `command ${words}`,
        label: `/${words}`,
        description: help,
        leftSection: <IconTerminal {...look} />,
        onClick: () => go(`/?say=${encodeURIComponent(`/${words} `)}`),
      })),
    },
  ];
}
