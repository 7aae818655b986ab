import type { Button } from "../message.ts";

type Keyed = { key: string; button: Button };

/** A key for each button: the first letter of its label that no other has, else a digit. */
export function keyed(buttons: readonly Button[]): Keyed[] {
  const taken = new Set<string>();
  return buttons.map((button, at) => {
    const letters = [...button.label.toLowerCase()].filter((letter) => /^[a-z0-9]$/.test(letter));
    const key = letters.find((letter) => !taken.has(letter)) ?? String(at + 1);
    taken.add(key);
    return { key, button };
  });
}
