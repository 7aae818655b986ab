import type { Outgoing } from "./outgoing.ts";

const place = "mocca.unsent";

/** Keeps what was not answered yet through a reload of this tab; never a secret. */
export function keepUnsent(all: readonly Outgoing[]): void {
  const left = all.filter(({ state, secret }) => state !== "answered" && !secret);
  if (left.length === 0) sessionStorage.removeItem(place);
  else sessionStorage.setItem(place, JSON.stringify(left));
}

/** What this person's page had not sent. */
export function keptUnsent(person: string): Outgoing[] {
  // `keepUnsent` alone writes there.
  const kept = JSON.parse(sessionStorage.getItem(place) ?? "[]") as Outgoing[];
  return kept.filter((one) => one.person === person);
}
