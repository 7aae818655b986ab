import { ActionIcon, Card, Group, Select, Stack, Text } from "@mantine/core";
import IconUsers from "@tabler/icons-react/dist/esm/icons/IconUsers.mjs";
import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import type { Questions } from "../../../api/v1/calls.ts";
import { useAsk } from "../../api/use-ask.ts";
import { useSay } from "../../api/use-say.ts";
import { EmptyState } from "../../looks/empty-state.tsx";
import { Failure } from "../../looks/failure.tsx";
import { ListSkeleton } from "../../looks/list-skeleton.tsx";
import { oneOf } from "../../looks/one-of.ts";
import { RelativeTime } from "../../looks/relative-time.tsx";
import { tellUndoable } from "../../looks/tell-undoable.tsx";
import { roles } from "../role.ts";
import type { Client } from "./client-row.ts";
import { GiveClient } from "./give-client.tsx";

type Given = Questions["clients/people"]["output"][number];

/** Whom the client was given to; owners give it, change the role and take it back. */
export function People({ data: { client, rights } }: { data: Client }) {
  const { data, error, refetch } = useAsk("clients/people", { client: client.slug });
  const give = useSay("people/give");
  const take = useSay("people/take-client");
  const owns = rights.includes("own");
  const takeFrom = ({ name, email, role }: Given) => {
    const at = { client: client.slug, email };
    take.mutate(at, {
      onSuccess: () =>
        tellUndoable(`${client.name} was taken from ${name}.`, () => give.mutate({ ...at, role })),
    });
  };
  if (data === undefined)
    return error ? <Failure error={error} retry={refetch} /> : <ListSkeleton rows={3} />;
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        Operators and owners of the house reach every client. A member reaches those that they were
        given.
      </Text>
      {owns && <GiveClient client={client} />}
      {data.length === 0 && (
        <EmptyState icon={IconUsers} title="Given to nobody yet">
          Give the client to a member of the team, or a stronger role here to anybody.
        </EmptyState>
      )}
      {data.map((person) => (
        <Card key={person.email} withBorder padding="md">
          <Group justify="space-between" gap="sm">
            <Stack gap={0} miw={0}>
              <Text fw={500}>{person.name}</Text>
              <Text size="sm" c="dimmed" component="div" style={{ overflowWrap: "anywhere" }}>
                {person.email} · {person.house} in the house · given{" "}
                <RelativeTime at={person.since} />
              </Text>
            </Stack>
            <Group gap="xs" wrap="nowrap">
              <Select
                aria-label={`${person.name}’s role here`}
                w={140}
                allowDeselect={false}
                disabled={!owns}
                data={[...roles]}
                value={person.role}
                onChange={(chosen) => {
                  const role = oneOf(roles, chosen ?? "");
                  if (role) give.mutate({ client: client.slug, email: person.email, role });
                }}
              />
              {owns && (
                <ActionIcon
                  variant="subtle"
                  color="red"
                  size="lg"
                  aria-label={`Take ${client.name} from ${person.name}`}
                  loading={take.isPending && take.variables.email === person.email}
                  onClick={() => takeFrom(person)}
                >
                  <IconX size={18} aria-hidden />
                </ActionIcon>
              )}
            </Group>
          </Group>
        </Card>
      ))}
    </Stack>
  );
}
