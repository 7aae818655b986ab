import type { Tone } from "../../bot/message.ts";
import { states } from "./states.ts";

/** A state's icon in its colour, for where its word stands beside it. */
export function StateIcon({ state, size = 16 }: { state: Tone; size?: number }) {
  const { colour, icon: Icon } = states[state];
  return (
    <span
      className="state-icon"
      data-running={state === "running" || undefined}
      style={{ color: colour, display: "inline-flex", flex: "none" }}
    >
      <Icon size={size} stroke={2} aria-hidden />
    </span>
  );
}
