import { SegmentedControl, Stack } from "@mantine/core";
import IconSend from "@tabler/icons-react/dist/esm/icons/IconSend.mjs";
import { useAskPages } from "../../../api/use-pages.ts";
import { DataTable } from "../../../looks/data-table.tsx";
import { EmptyState } from "../../../looks/empty-state.tsx";
import { KeysetList } from "../../../looks/keyset-list.tsx";
import { PageHeader } from "../../../looks/page-header.tsx";
import { useFilter } from "../../../looks/use-filter.ts";
import { outboxColumns } from "./outbox-columns.tsx";

const states = ["waiting", "kept", "dead"] as const;

/** What has not gone out: it waits, is kept for want of a mail server, or was given up. */
export function OutboxPage() {
  const [filter, setFilter] = useFilter(["state"]);
  const state = states.find((one) => one === filter.state);
  const list = useAskPages("outbox/list", state === undefined ? {} : { state }, "before");
  return (
    <Stack gap="md" maw={1100}>
      <PageHeader title="Outbox" description="What has not gone out, and why." />
      <SegmentedControl
        aria-label="Which to show"
        value={state ?? ""}
        onChange={(chosen) => setFilter({ state: chosen })}
        data={[
          { value: "", label: "All" },
          { value: "waiting", label: "Waiting" },
          { value: "kept", label: "Kept" },
          { value: "dead", label: "Given up" },
        ]}
        style={{ alignSelf: "flex-start" }}
      />
      <KeysetList
        list={list}
        empty={
          <EmptyState icon={IconSend} title="Nothing waits here">
            Cards on their way to rooms, invitations and sign-in links stand here until they have
            gone out.
          </EmptyState>
        }
      >
        {(rows) => (
          <DataTable label="Outbox" columns={outboxColumns} rows={rows} keyOf={({ id }) => id} />
        )}
      </KeysetList>
    </Stack>
  );
}
