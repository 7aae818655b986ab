import { Button, Group } from "@mantine/core";
import { useMe } from "../../../api/me.ts";
import { useSay } from "../../../api/use-say.ts";
import { askFirst } from "../../../looks/ask-first.tsx";
import { showOnce } from "../../../looks/show-once.tsx";
import { tellDone } from "../../../looks/tell-done.ts";
import type { Unsent } from "./outbox-columns.tsx";

/** What can be done with one that was kept or given up. */
export function OutboxActions({ row: { id, state, mail } }: { row: Unsent }) {
  const { rights } = useMe();
  const send = useSay("outbox/redrive", { done: () => tellDone("It is sent once more.") });
  const drop = useSay("outbox/drop", { done: () => tellDone("It was dropped.") });
  const link = useSay("outbox/link", {
    done: ({ url, name }) =>
      showOnce(`Link for ${name}`, url, `It signs ${name} in, once. Hand it to them alone.`),
  });
  if (state !== "kept" && state !== "dead") return null;
  return (
    <Group gap="xs" justify="flex-end">
      {mail !== null && rights.includes("own") && (
        <Button size="xs" loading={link.isPending} onClick={() => link.mutate({ id })}>
          Show link
        </Button>
      )}
      <Button
        size="xs"
        variant="default"
        loading={send.isPending}
        onClick={() => send.mutate({ id })}
      >
        Send again
      </Button>
      <Button
        size="xs"
        variant="default"
        onClick={() =>
          askFirst({
            title: "Drop this for good?",
            words: "It will not go out.",
            confirm: "Drop",
            yes: () => drop.mutate({ id }),
          })
        }
      >
        Drop
      </Button>
    </Group>
  );
}
