import { Button, SimpleGrid } from "@mantine/core";
import IconPlayerPlay from "@tabler/icons-react/dist/esm/icons/IconPlayerPlay.mjs";
import { Link } from "wouter";
import { ask } from "../../api/call-api.ts";
import { useMe } from "../../api/me.ts";
import { useAskPages } from "../../api/use-pages.ts";
import { ChoiceFilter } from "../../looks/choice-filter.tsx";
import { EmptyState } from "../../looks/empty-state.tsx";
import { ExportCsv } from "../../looks/export-csv.tsx";
import { KeysetList } from "../../looks/keyset-list.tsx";
import { NothingLike } from "../../looks/nothing-like.tsx";
import { oneOf } from "../../looks/one-of.ts";
import { OrderChoice, timeOrders } from "../../looks/order-choice.tsx";
import { PageHeader } from "../../looks/page-header.tsx";
import { useFilter } from "../../looks/use-filter.ts";
import { ClientFilter } from "../clients/client-filter.tsx";
import { runsCsv } from "./runs-csv.ts";
import { RunsTable } from "./runs-table.tsx";

const states = ["waiting", "running", "done", "failed", "stopped", "undone"] as const;
const kinds = ["provision", "destroy"] as const;

/** Every run. */
export function RunsPage() {
  const [filter, change] = useFilter(["client", "state", "kind", "who", "order"]);
  const asked = {
    client: filter.client || undefined,
    state: oneOf(states, filter.state),
    kind: oneOf(kinds, filter.kind),
    who: filter.who || undefined,
    order: oneOf(timeOrders, filter.order),
  };
  const list = useAskPages("runs/list", asked, "after");
  const filtered = [filter.client, filter.state, filter.kind, filter.who].some(Boolean);
  return (
    <>
      <PageHeader title="Runs" description="Plans that were approved, step by step.">
        <ExportCsv
          file="runs.csv"
          columns={runsCsv}
          read={(after?: number) => ask("runs/list", { ...asked, after, limit: 200 })}
        />
      </PageHeader>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 5 }} mb="md">
        <ClientFilter value={filter.client} onChange={(client) => change({ client })} />
        <ChoiceFilter
          label="State"
          choices={states}
          value={filter.state}
          onChange={(state) => change({ state })}
        />
        <ChoiceFilter
          label="Kind"
          choices={kinds}
          value={filter.kind}
          onChange={(kind) => change({ kind })}
        />
        <WhoFilter value={filter.who} onChange={(who) => change({ who })} />
        <OrderChoice
          orders={timeOrders}
          value={filter.order}
          onChange={(order) => change({ order })}
        />
      </SimpleGrid>
      <KeysetList list={list} empty={<Empty filtered={filtered} />}>
        {(rows) => <RunsTable rows={rows} />}
      </KeysetList>
    </>
  );
}

function WhoFilter({ value, onChange }: { value: string; onChange: (who: string) => void }) {
  const { email } = useMe().person;
  const mine = [{ value: email, label: "Me" }];
  const other = value === "" || value === email ? [] : [{ value, label: value }];
  return (
    <ChoiceFilter
      label="Asked by"
      choices={[...mine, ...other]}
      value={value}
      onChange={onChange}
    />
  );
}

function Empty({ filtered }: { filtered: boolean }) {
  if (filtered)
    return (
      <NothingLike icon={IconPlayerPlay} title="No run is like that" all="/runs">
        Choose another client, state, kind or person.
      </NothingLike>
    );
  return (
    <EmptyState
      icon={IconPlayerPlay}
      title="No runs yet"
      action={
        <Button component={Link} href="/environments">
          See the environments
        </Button>
      }
    >
      Approving a plan starts a run, which makes or removes what the plan names.
    </EmptyState>
  );
}
