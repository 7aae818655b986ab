import { Button, Group, Stack, Switch, Title } from "@mantine/core";
import { modals } from "@mantine/modals";
import IconKey from "@tabler/icons-react/dist/esm/icons/IconKey.mjs";
import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import { useState } from "react";
import type { Questions } from "../../../../api/v1/calls.ts";
import { useMe } from "../../../api/me.ts";
import { useAskPages } from "../../../api/use-pages.ts";
import { useSay } from "../../../api/use-say.ts";
import { DataTable } from "../../../looks/data-table.tsx";
import { EmptyState } from "../../../looks/empty-state.tsx";
import { EndButton } from "../../../looks/end-button.tsx";
import { Failure } from "../../../looks/failure.tsx";
import { ListSkeleton } from "../../../looks/list-skeleton.tsx";
import { MoreButton } from "../../../looks/more-button.tsx";
import { RelativeTime } from "../../../looks/relative-time.tsx";
import { tellDone } from "../../../looks/tell-done.ts";
import { KeyForm } from "./key-form.tsx";

type Key = Questions["keys/list"]["output"]["rows"][number];

/** Keys for the API: one's own, and for an owner everybody's. */
export function Keys() {
  const { rights } = useMe();
  const [all, setAll] = useState(false);
  const keys = useAskPages("keys/list", { all }, "before");
  const rows = keys.data?.pages.flatMap((page) => page.rows) ?? [];
  const make = (
    <Button
      size="xs"
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => modals.open({ title: "New key for the API", children: <KeyForm /> })}
    >
      New key
    </Button>
  );
  return (
    <Stack gap="sm" component="section">
      <Group justify="space-between">
        <Title order={2}>Keys for the API</Title>
        <Group>
          {rights.includes("own") && (
            <Switch
              label="Everybody’s"
              checked={all}
              onChange={({ currentTarget }) => setAll(currentTarget.checked)}
            />
          )}
          {rows.length > 0 && make}
        </Group>
      </Group>
      {!keys.data && keys.error && <Failure error={keys.error} retry={keys.refetch} />}
      {keys.isPending && <ListSkeleton rows={2} />}
      {keys.data && rows.length === 0 && (
        <EmptyState icon={IconKey} title="No key yet" action={make}>
          A key lets a program do what you may, cut down to what you choose.
        </EmptyState>
      )}
      {rows.length > 0 && (
        <DataTable label="Keys for the API" columns={columns} rows={rows} keyOf={({ id }) => id} />
      )}
      <MoreButton query={keys} />
    </Stack>
  );
}

const columns = [
  { title: "Name", cell: ({ name, hint }: Key) => `${name} (…${hint})` },
  { title: "Of", cell: ({ person }: Key) => person },
  { title: "May", cell: ({ scopes }: Key) => scopes.join(", ") },
  { title: "For", cell: ({ client }: Key) => client ?? "every client" },
  {
    title: "Used",
    cell: ({ usedAt }: Key) => (usedAt === null ? "never" : <RelativeTime at={usedAt} />),
  },
  { title: "Ends", cell: ({ expiresAt }: Key) => <RelativeTime at={expiresAt} /> },
  { title: "Actions", actions: true, cell: (row: Key) => <EndKey of={row} /> },
];

function EndKey({ of: { id, name } }: { of: Key }) {
  const revoke = useSay("keys/revoke", { done: () => tellDone(`${name} opens nothing any more.`) });
  return (
    <EndButton
      label={`End ${name}`}
      title={`End ${name}?`}
      words="Whatever uses this key is refused from then on."
      pending={revoke.isPending}
      end={() => revoke.mutate({ key: id })}
    />
  );
}
