import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { Api } from "../../contract.ts";

export type Move = {
  ids: readonly string[];
  /** Who it is about, as a sentence begins: "Mere Tamihana" or "3 contacts". */
  who: string;
  to: "archived" | "active";
};

/**
 * Archives or restores at once and offers to undo it. `moved` runs when it is done, `undone` when it
 * was taken back.
 */
export async function moveContacts(
  api: Api,
  move: Move,
  { moved, undone }: { moved(): void; undone(): void },
): Promise<void> {
  if (!(await send(api, move))) return;
  moved();
  const id = `${move.to} ${move.ids.join(" ")}`;
  const undo = async () => {
    notifications.hide(id);
    if (await send(api, { ...move, to: move.to === "archived" ? "active" : "archived" })) undone();
  };
  notifications.show({
    id,
    autoClose: 10_000,
    withBorder: true,
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm">
          {move.who} {move.to === "archived" ? "archived" : "restored"}
        </Text>
        <Button size="xs" variant="default" onClick={() => void undo()}>
          Undo
        </Button>
      </Group>
    ),
  });
}

async function send(api: Api, { ids, to }: Move): Promise<boolean> {
  const verb = to === "archived" ? "archive" : "restore";
  const answer = await api.send("POST", `/crm-base/contacts/${verb}`, { ids });
  if (!answer.ok) {
    const { title, detail } = answer.problem;
    notifications.show({ color: "red", withBorder: true, title, message: detail });
  }
  return answer.ok;
}
