import { ActionIcon, Menu } from "@mantine/core";
import IconDots from "@tabler/icons-react/dist/esm/icons/IconDots.mjs";
import { useState } from "react";
import { useLocation } from "wouter";
import { useSay } from "../../api/use-say.ts";
import { Promote } from "../deploys/promote.tsx";
import { RollBack } from "../deploys/roll-back.tsx";
import type { BoardRow } from "./board-row.ts";
import { Destroy } from "./destroy.tsx";
import { type Asked, ProjectMenu } from "./project-menu.tsx";
import { projectTitle } from "./project-title.ts";

/** What can be done with a project, as far as the person may. */
export function ProjectActions({ row }: { row: BoardRow }) {
  const [, go] = useLocation();
  const [asked, setAsked] = useState<Asked>();
  const provision = useSay("environments/provision", {
    done: ({ id }) => go(`/approvals?plan=${id}`),
  });
  const { client, project, staging, production } = row;
  const at = { client, project, title: projectTitle(row) };
  const onClose = () => setAsked(undefined);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={`Actions for ${at.title}`}
            loading={provision.isPending}
          >
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <ProjectMenu
            row={row}
            onAsk={setAsked}
            onProvision={(on) => provision.mutate({ client, project, on })}
          />
        </Menu.Dropdown>
      </Menu>
      {asked?.what === "promote" && production.live && staging.live && (
        <Promote onClose={onClose} at={at} from={production.live} to={staging.live} />
      )}
      {asked?.what === "roll back" && (
        <RollBack onClose={onClose} at={at} environment={asked.environment} />
      )}
      {asked?.what === "destroy" && <Destroy onClose={onClose} at={at} />}
    </>
  );
}
