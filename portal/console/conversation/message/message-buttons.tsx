import { Button, Group } from "@mantine/core";
import { useState } from "react";
import type { Button as Pressable } from "../../../../bot/message.ts";
import { askFirst } from "../../../looks/ask-first.tsx";

type Props = { buttons: Pressable[]; onPress: (button: Pressable) => Promise<void> };

const looks = { usual: { variant: "filled" }, plain: { variant: "default" } } as const;

/** What can be done from a message, the usual one first; what destroys is red and asks again. */
export function MessageButtons({ buttons, onPress }: Props) {
  const [pressed, setPressed] = useState<string>();
  function press(button: Pressable) {
    setPressed(button.label);
    void onPress(button).finally(() => setPressed(undefined));
  }
  return (
    <Group gap="xs">
      {buttons.map((button) => {
        const { label, style, confirm } = button;
        const look = style === "destroys" ? { variant: "light", color: "red" } : looks[style];
        const ask = () =>
          confirm === undefined
            ? press(button)
            : askFirst({ title: label, words: confirm, confirm: label, yes: () => press(button) });
        return (
          <Button
            key={label}
            size="xs"
            {...look}
            loading={pressed === label}
            disabled={pressed !== undefined && pressed !== label}
            onClick={ask}
          >
            {label}
          </Button>
        );
      })}
    </Group>
  );
}
