import { Anchor, Stack, Text } from "@mantine/core";
import { Link } from "wouter";
import { Commit } from "../../looks/commit.tsx";
import { RelativeTime } from "../../looks/relative-time.tsx";
import type { Place } from "./board-row.ts";
import { PlaceState } from "./place-state.tsx";

/** One environment on the board: state, what is live and since when, and its address. */
export function PlaceCell({ place }: { place: Place }) {
  const { live, address } = place;
  return (
    <Stack gap={4} align="flex-start" miw={0}>
      <PlaceState place={place} />
      {live && (
        <Anchor component={Link} href={`/deploys/${live.id}`} c="inherit">
          <Commit commit={live.commit} subject={live.subject} />
        </Anchor>
      )}
      {address && (
        <Anchor
          href={address}
          target="_blank"
          rel="noreferrer"
          size="sm"
          style={{ overflowWrap: "anywhere" }}
        >
          {new URL(address).host}
        </Anchor>
      )}
      {live?.at && (
        <Text span c="dimmed" size="xs">
          Deployed <RelativeTime at={live.at} />
        </Text>
      )}
    </Stack>
  );
}
