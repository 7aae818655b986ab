import type { Tone } from "../message.ts";

type Style = "bold" | "dim" | "red" | "green" | "amber" | "blue" | "violet";

const codes: Record<Style, string> = {
  bold: "1",
  dim: "2",
  red: "31",
  green: "32",
  amber: "33",
  blue: "34",
  violet: "35",
};

export type Paint = (style: Style, text: string) => string;

/** Colours text, or leaves it as it is where colours are not wanted. */
export function painter(colour: boolean): Paint {
  return (style, text) => (colour && text !== "" ? `\x1b[${codes[style]}m${text}\x1b[0m` : text);
}

/** Each state's icon, one cell wide, and its colour; the word stands beside it wherever no time does. */
export const look: Record<Tone, { icon: string; style: Style }> = {
  waiting: { icon: "·", style: "dim" },
  running: { icon: "◐", style: "blue" },
  done: { icon: "✓", style: "green" },
  failed: { icon: "✗", style: "red" },
  stopped: { icon: "■", style: "amber" },
  undone: { icon: "↩", style: "dim" },
  "needs you": { icon: "◆", style: "violet" },
};

export const spinner = ["◐", "◓", "◑", "◒"];
