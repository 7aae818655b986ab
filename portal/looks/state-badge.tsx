import { Badge } from "@mantine/core";
import type { Tone } from "../../bot/message.ts";
import { StateIcon } from "./state-icon.tsx";
import { states } from "./states.ts";

type Props = {
  state: Tone;
  /** Said in place of the state's own word, such as "live" for an environment. */
  word?: string;
};

/** A state by its word, colour and icon. */
export function StateBadge({ state, word = state }: Props) {
  const style = { color: states[state].colour };
  return (
    <Badge
      className="state-badge"
      variant="light"
      radius="sm"
      style={style}
      leftSection={<StateIcon state={state} size={13} />}
    >
      {word}
    </Badge>
  );
}
