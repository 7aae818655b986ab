import { Text, VisuallyHidden } from "@mantine/core";
import type { ProgressRow } from "../../../../bot/message.ts";
import { StateIcon } from "../../../looks/state-icon.tsx";
import { Ticking } from "./ticking.tsx";

/** One step: its state, its name, what there is to know of it, and how long it took. */
export function ProgressStep({ row: { title, state, ms, note } }: { row: ProgressRow }) {
  return (
    <li>
      <StateIcon state={state} />
      <VisuallyHidden>{state}: </VisuallyHidden>
      <Text size="sm" component="span" className="message-words" flex={1}>
        {title}
        {note !== undefined && (
          <Text span size="sm" c={state === "failed" ? "red" : "dimmed"}>
            {" "}
            · {note}
          </Text>
        )}
      </Text>
      <Text size="sm" c="dimmed" component="span" className="message-clock">
        {ms === undefined ? (
          state === "done" ? null : (
            state
          )
        ) : (
          <Ticking ms={ms} goesOn={state === "running"} />
        )}
      </Text>
    </li>
  );
}
