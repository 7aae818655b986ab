import { ActionIcon, Menu } from "@mantine/core";
import { modals } from "@mantine/modals";
import IconDots from "@tabler/icons-react/dist/esm/icons/IconDots.mjs";
import { useSay } from "../../../api/use-say.ts";
import { askFirst } from "../../../looks/ask-first.tsx";
import { tellDone } from "../../../looks/tell-done.ts";
import { Sessions } from "../me/sessions.tsx";
import { ChangeForm } from "./change-form.tsx";
import { ClientsForm } from "./clients-form.tsx";
import type { Person } from "./people-columns.tsx";

/** What an owner can do with one person. */
export function PersonActions({ person }: { person: Person }) {
  const { name, email, state } = person;
  const again = useSay("people/invite-again", {
    done: () => tellDone(`The invitation goes to ${email} again.`),
  });
  const end = useSay("people/end", { done: () => tellDone(`${name} is no longer on the team.`) });
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon variant="default" size="lg" aria-label={`What to do with ${name}`}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          onClick={() => modals.open({ title: name, children: <ChangeForm person={person} /> })}
        >
          Name and role
        </Menu.Item>
        <Menu.Item
          onClick={() =>
            modals.open({ title: `Clients of ${name}`, children: <ClientsForm email={email} /> })
          }
        >
          Clients
        </Menu.Item>
        <Menu.Item
          onClick={() =>
            modals.open({ title: name, size: "xl", children: <Sessions email={email} /> })
          }
        >
          Sessions
        </Menu.Item>
        {state === "invited" && (
          <Menu.Item onClick={() => again.mutate({ email })}>Send invitation again</Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item
          c="var(--mantine-color-error)"
          onClick={() =>
            askFirst({
              title: `Take ${name} off the team?`,
              words: "Their sessions, keys and git tokens end at once.",
              confirm: "Take off the team",
              yes: () => end.mutate({ email }),
            })
          }
        >
          Take off the team
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
