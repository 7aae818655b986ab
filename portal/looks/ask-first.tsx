import { Text } from "@mantine/core";
import { modals } from "@mantine/modals";

type Asked = { title: string; words: string; confirm: string; yes: () => void };

/** Asks before what cannot be undone. */
export function askFirst({ title, words, confirm, yes }: Asked): void {
  modals.openConfirmModal({
    title,
    children: <Text size="sm">{words}</Text>,
    labels: { confirm, cancel: "Cancel" },
    confirmProps: { color: "red" },
    onConfirm: yes,
  });
}
