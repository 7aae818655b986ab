import { Button, SimpleGrid } from "@mantine/core";
import IconRocket from "@tabler/icons-react/dist/esm/icons/IconRocket.mjs";
import { Link } from "wouter";
import { ask } from "../../api/call-api.ts";
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
import { deploysCsv } from "./deploys-csv.ts";
import { DeploysTable } from "./deploys-table.tsx";

const environments = ["staging", "production"] as const;
const states = ["waiting", "running", "done", "failed", "stopped"] as const;

/** Every deploy and check. */
export function DeploysPage() {
  const [filter, change] = useFilter(["client", "project", "environment", "state", "order"]);
  const client = filter.client || undefined;
  const asked = {
    client,
    project: client === undefined ? undefined : filter.project || undefined,
    environment: oneOf(environments, filter.environment),
    state: oneOf(states, filter.state),
    order: oneOf(timeOrders, filter.order),
  };
  const list = useAskPages("deploys/list", asked, "after");
  const filtered = [client, filter.environment, filter.state].some(Boolean);
  return (
    <>
      <PageHeader title="Deploys" description="Commits on their way to an environment.">
        <ExportCsv
          file="deploys.csv"
          columns={deploysCsv}
          read={(after?: string) => ask("deploys/list", { ...asked, after, limit: 200 })}
        />
      </PageHeader>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} mb="md">
        <ClientFilter
          value={filter.client}
          onChange={(value) => change({ client: value, project: "" })}
        />
        <ChoiceFilter
          label="Environment"
          choices={environments}
          value={filter.environment}
          onChange={(environment) => change({ environment })}
        />
        <ChoiceFilter
          label="State"
          choices={states}
          value={filter.state}
          onChange={(state) => change({ state })}
        />
        <OrderChoice
          orders={timeOrders}
          value={filter.order}
          onChange={(order) => change({ order })}
        />
      </SimpleGrid>
      <KeysetList list={list} empty={<Empty filtered={filtered} />}>
        {(rows) => <DeploysTable rows={rows} />}
      </KeysetList>
    </>
  );
}

function Empty({ filtered }: { filtered: boolean }) {
  if (filtered)
    return (
      <NothingLike icon={IconRocket} title="No deploy is like that" all="/deploys">
        Choose another client, environment or state.
      </NothingLike>
    );
  return (
    <EmptyState
      icon={IconRocket}
      title="No deploys yet"
      action={
        <Button component={Link} href="/environments">
          See the environments
        </Button>
      }
    >
      Provisioning an environment and every push to its branch make one.
    </EmptyState>
  );
}
