import { Menu } from "@mantine/core";
import IconArrowBackUp from "@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs";
import IconDeviceDesktop from "@tabler/icons-react/dist/esm/icons/IconDeviceDesktop.mjs";
import IconExternalLink from "@tabler/icons-react/dist/esm/icons/IconExternalLink.mjs";
import IconFileText from "@tabler/icons-react/dist/esm/icons/IconFileText.mjs";
import IconRocket from "@tabler/icons-react/dist/esm/icons/IconRocket.mjs";
import IconServer from "@tabler/icons-react/dist/esm/icons/IconServer.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import { Link } from "wouter";
import type { BoardRow, Place } from "./board-row.ts";

/** What is asked about once more before it is done. */
export type Asked =
  | { what: "promote" | "destroy" }
  | { what: "roll back"; environment: Place["name"] };

type Props = { row: BoardRow; onAsk: (asked: Asked) => void; onProvision: (on?: "local") => void };

/** The menu's items for a project; what the person may not do, or makes no sense now, is not there. */
export function ProjectMenu({ row, onAsk, onProvision }: Props) {
  const { client, project, rights, run } = row;
  const places = [row.staging, row.production];
  const deploys = rights.includes("deploy");
  const live = places.filter((place) => place.live !== null);
  const there = places.some(({ state }) => state === "live");
  return (
    <>
      {places.map(
        ({ name, address }) =>
          address && (
            <Menu.Item
              key={name}
              component="a"
              href={address}
              target="_blank"
              rel="noreferrer"
              leftSection={<IconExternalLink size={16} aria-hidden />}
            >
              Open {name}
            </Menu.Item>
          ),
      )}
      <Menu.Item
        component={Link}
        href={`/deploys?client=${client}&project=${project}`}
        leftSection={<IconFileText size={16} aria-hidden />}
      >
        Deploys and logs
      </Menu.Item>
      {rights.includes("provision") && run === null && (
        <Menu.Item leftSection={<IconServer size={16} aria-hidden />} onClick={() => onProvision()}>
          Plan provisioning
        </Menu.Item>
      )}
      {rights.includes("provision") && run === null && !there && row.provider !== "local" && (
        <Menu.Item
          leftSection={<IconDeviceDesktop size={16} aria-hidden />}
          onClick={() => onProvision("local")}
        >
          Plan provisioning on this machine
        </Menu.Item>
      )}
      {deploys && row.ahead && (
        <Menu.Item
          leftSection={<IconRocket size={16} aria-hidden />}
          onClick={() => onAsk({ what: "promote" })}
        >
          Promote to production
        </Menu.Item>
      )}
      {deploys &&
        live.map(({ name }) => (
          <Menu.Item
            key={name}
            leftSection={<IconArrowBackUp size={16} aria-hidden />}
            onClick={() => onAsk({ what: "roll back", environment: name })}
          >
            Roll back {name}
          </Menu.Item>
        ))}
      {rights.includes("destroy") && there && run === null && (
        <Menu.Item
          c="var(--mantine-color-error)"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={() => onAsk({ what: "destroy" })}
        >
          Plan to destroy
        </Menu.Item>
      )}
    </>
  );
}
