import { Anchor, Group, Stack } from "@mantine/core";
import IconHistory from "@tabler/icons-react/dist/esm/icons/IconHistory.mjs";
import { Link } from "wouter";
import { useAskPages } from "../../api/use-pages.ts";
import { EmptyState } from "../../looks/empty-state.tsx";
import { KeysetList } from "../../looks/keyset-list.tsx";
import { EventsList } from "../audit/events-list.tsx";

/** Everything that happened to one client. */
export function History({ client }: { client: string }) {
  const list = useAskPages("audit/list", { client }, "after");
  return (
    <Stack>
      <Group justify="flex-end">
        <Anchor component={Link} href={`/audit?client=${client}`} size="sm">
          Filter and export in Audit
        </Anchor>
      </Group>
      <KeysetList
        list={list}
        empty={
          <EmptyState icon={IconHistory} title="Nothing has happened yet">
            Every change to the client stands here.
          </EmptyState>
        }
      >
        {(rows) => <EventsList rows={rows} />}
      </KeysetList>
    </Stack>
  );
}
