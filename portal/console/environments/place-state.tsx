import { Anchor, Group, VisuallyHidden } from "@mantine/core";
import { Link } from "wouter";
import { StateBadge } from "../../looks/state-badge.tsx";
import type { Place } from "./board-row.ts";

/** How an environment stands, and beside it a deploy that is under way or did not get there. */
export function PlaceState({ place }: { place: Place }) {
  const { latest, live } = place;
  const other = latest !== null && latest.id !== live?.id ? latest : undefined;
  const moving = other?.state === "waiting" || other?.state === "running";
  return (
    <Group gap={6}>
      <Standing state={place.state} />
      {other && (moving || other.state === "failed") && (
        <Anchor component={Link} href={`/deploys/${other.id}`}>
          <StateBadge state={other.state} word={wordOf(other)} />
          <VisuallyHidden>
            : {other.commit.slice(0, 7)} to {place.name}
          </VisuallyHidden>
        </Anchor>
      )}
    </Group>
  );
}

function Standing({ state }: { state: Place["state"] }) {
  switch (state) {
    case "live":
      return <StateBadge state="done" word="live" />;
    case "planned":
      return <StateBadge state="waiting" word="not provisioned" />;
    case "destroyed":
      return <StateBadge state="undone" word="destroyed" />;
  }
}

function wordOf({ state, stage }: NonNullable<Place["latest"]>): string {
  if (state === "failed") return `failed at ${stage ?? "its start"}`;
  return state === "waiting" ? "deploy waits" : (stage ?? "deploying");
}
