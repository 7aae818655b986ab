import { Button, Group, Stack, Text, Title } from "@mantine/core";
import IconFingerprint from "@tabler/icons-react/dist/esm/icons/IconFingerprint.mjs";
import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { fetchJson } from "../../../api/call-api.ts";
import { askFirst } from "../../../looks/ask-first.tsx";
import { DataTable } from "../../../looks/data-table.tsx";
import { EmptyState } from "../../../looks/empty-state.tsx";
import { Failure } from "../../../looks/failure.tsx";
import { ListSkeleton } from "../../../looks/list-skeleton.tsx";
import { RelativeTime } from "../../../looks/relative-time.tsx";
import { tellDone } from "../../../looks/tell-done.ts";
import { addPasskey, removePasskey } from "./passkey-ways.ts";

type Passkey = { id: string; name?: string | null; createdAt: string };
const at = "/api/auth/passkey/list-user-passkeys";

/** The passkeys that a person signs in with, without waiting for mail. */
export function Passkeys() {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ["passkeys"],
    queryFn: () => fetchJson<Passkey[]>(at),
  });
  const add = useMutation({
    mutationFn: addPasskey,
    onSuccess: () => tellDone("The passkey was added."),
    onSettled: () => client.invalidateQueries(),
  });
  const remove = useMutation({
    mutationFn: removePasskey,
    onSuccess: () => tellDone("The passkey was removed."),
    onSettled: () => client.invalidateQueries(),
  });
  const said = add.error ?? remove.error ?? error;
  const button = (
    <Button
      size="xs"
      leftSection={<IconPlus size={16} aria-hidden />}
      loading={add.isPending}
      onClick={() => add.mutate()}
    >
      Add a passkey
    </Button>
  );
  const columns = [
    { title: "Passkey", cell: ({ name }: Passkey) => name || "Passkey" },
    { title: "Added", cell: ({ createdAt }: Passkey) => <RelativeTime at={createdAt} /> },
    {
      title: "Actions",
      actions: true,
      cell: ({ id }: Passkey) => (
        <Button
          variant="default"
          size="xs"
          onClick={() =>
            askFirst({
              title: "Remove this passkey?",
              words: "You cannot sign in with it any more. It can be added again.",
              confirm: "Remove",
              yes: () => remove.mutate(id),
            })
          }
        >
          Remove
        </Button>
      ),
    },
  ];
  return (
    <Stack gap="sm" component="section">
      <Group justify="space-between">
        <Title order={2}>Passkeys</Title>
        {data && data.length > 0 && button}
      </Group>
      {said && <Failure error={said} retry={error ? refetch : undefined} />}
      {!data && !error && <ListSkeleton rows={1} />}
      {data?.length === 0 && (
        <EmptyState icon={IconFingerprint} title="No passkey yet" action={button}>
          A passkey signs you in by this device’s screen lock, without waiting for mail.
        </EmptyState>
      )}
      {data && data.length > 0 && (
        <DataTable label="Passkeys" columns={columns} rows={data} keyOf={({ id }) => id} />
      )}
      <Text size="sm" c="dimmed">
        Each browser or password manager has its own.
      </Text>
    </Stack>
  );
}
