import { Badge, Button, Group, Stack, Text, Title } from "@mantine/core";
import type { Questions } from "../../../../api/v1/calls.ts";
import { useAsk } from "../../../api/use-ask.ts";
import { useSay } from "../../../api/use-say.ts";
import { askFirst } from "../../../looks/ask-first.tsx";
import { DataTable } from "../../../looks/data-table.tsx";
import { EndButton } from "../../../looks/end-button.tsx";
import { Failure } from "../../../looks/failure.tsx";
import { ListSkeleton } from "../../../looks/list-skeleton.tsx";
import { RelativeTime } from "../../../looks/relative-time.tsx";
import { tellDone } from "../../../looks/tell-done.ts";
import { signOut } from "../../../shell/sign-out.ts";
import { browserName } from "./browser-name.ts";

type Session = Questions["people/sessions"]["output"]["rows"][number];

/** Where somebody is signed in, oneself unless `email` says who. */
export function Sessions({ email }: { email?: string }) {
  const whose = email === undefined ? {} : { email };
  const { data, error, refetch } = useAsk("people/sessions", whose);
  const others = useSay("people/end-other-sessions", {
    done: ({ ended }) => tellDone(`${ended} ${ended === 1 ? "session" : "sessions"} ended.`),
  });
  const rows = data?.rows ?? [];
  return (
    <Stack gap="sm" component="section">
      <Group justify="space-between">
        <Title order={2}>Sessions</Title>
        {rows.some(({ current }) => !current) && (
          <Button
            variant="default"
            size="xs"
            loading={others.isPending}
            onClick={() =>
              askFirst({
                title: email === undefined ? "End all other sessions?" : "End all sessions?",
                words: "Whoever uses one of them has to sign in again.",
                confirm: "End them",
                yes: () => others.mutate(whose),
              })
            }
          >
            {email === undefined ? "End all others" : "End all"}
          </Button>
        )}
      </Group>
      {error && !data ? <Failure error={error} retry={refetch} /> : null}
      {!data && !error && <ListSkeleton rows={2} />}
      {data && rows.length === 0 && <Text c="dimmed">Not signed in anywhere.</Text>}
      {rows.length > 0 && (
        <DataTable label="Sessions" columns={columns} rows={rows} keyOf={({ id }) => id} />
      )}
    </Stack>
  );
}

const columns = [
  {
    title: "Browser",
    cell: ({ browser, current }: Session) => (
      <Group gap="xs">
        {browserName(browser)}
        {current && (
          <Badge variant="default" tt="none">
            this one
          </Badge>
        )}
      </Group>
    ),
  },
  { title: "Address", cell: ({ address }: Session) => address || "not known" },
  { title: "Last used", cell: ({ usedAt }: Session) => <RelativeTime at={usedAt} /> },
  { title: "Ends", cell: ({ expiresAt }: Session) => <RelativeTime at={expiresAt} /> },
  { title: "Actions", actions: true, cell: (row: Session) => <EndSession session={row} /> },
];

function EndSession({ session: { id, current, browser } }: { session: Session }) {
  const end = useSay("people/end-session", { done: () => tellDone("The session has ended.") });
  if (current)
    return (
      <Button variant="default" size="xs" onClick={signOut}>
        Sign out
      </Button>
    );
  return (
    <EndButton
      label={`End the session of ${browserName(browser)}`}
      title="End this session?"
      words="Whoever uses it has to sign in again."
      pending={end.isPending}
      end={() => end.mutate({ session: id })}
    />
  );
}
