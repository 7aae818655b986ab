import { Button, SimpleGrid } from "@mantine/core";
import IconServer from "@tabler/icons-react/dist/esm/icons/IconServer.mjs";
import { Link } from "wouter";
import { ask } from "../../api/call-api.ts";
import { useAskPages } from "../../api/use-pages.ts";
import { ChoiceFilter } from "../../looks/choice-filter.tsx";
import { EmptyState } from "../../looks/empty-state.tsx";
import { ExportCsv } from "../../looks/export-csv.tsx";
import { KeysetList } from "../../looks/keyset-list.tsx";
import { NothingLike } from "../../looks/nothing-like.tsx";
import { oneOf } from "../../looks/one-of.ts";
import { PageHeader } from "../../looks/page-header.tsx";
import { useFilter } from "../../looks/use-filter.ts";
import { useWide } from "../../looks/use-wide.ts";
import { ClientFilter } from "../clients/client-filter.tsx";
import { BoardCards } from "./board-cards.tsx";
import { BoardTable } from "./board-table.tsx";
import { environmentsCsv, environmentsOf } from "./environments-csv.ts";

const states = ["live", "planned", "destroyed", "deploying", "failed"] as const;
const stateWords = states.map((value) => ({
  value,
  label: value === "planned" ? "not provisioned" : value,
}));

/** The board: every project's staging and production side by side. */
export function EnvironmentsPage() {
  const [filter, change] = useFilter(["client", "state"]);
  const wide = useWide();
  const asked = { client: filter.client || undefined, state: oneOf(states, filter.state) };
  const list = useAskPages("environments/board", asked, "after");
  const filtered = filter.client !== "" || filter.state !== "";
  return (
    <>
      <PageHeader
        title="Environments"
        description="What is live on staging and production of every project."
      >
        <ExportCsv
          file="environments.csv"
          columns={environmentsCsv}
          read={async (after?: string) => {
            const page = await ask("environments/board", { ...asked, after, limit: 200 });
            return { ...page, rows: page.rows.flatMap(environmentsOf) };
          }}
        />
      </PageHeader>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} mb="md">
        <ClientFilter value={filter.client} onChange={(client) => change({ client })} />
        <ChoiceFilter
          label="State"
          choices={stateWords}
          value={filter.state}
          onChange={(state) => change({ state })}
        />
      </SimpleGrid>
      <KeysetList list={list} empty={<Empty filtered={filtered} />}>
        {(rows) => (wide ? <BoardTable rows={rows} /> : <BoardCards rows={rows} />)}
      </KeysetList>
    </>
  );
}

function Empty({ filtered }: { filtered: boolean }) {
  if (filtered)
    return (
      <NothingLike icon={IconServer} title="No environment is like that" all="/environments">
        Choose another client or state.
      </NothingLike>
    );
  return (
    <EmptyState
      icon={IconServer}
      title="No environments yet"
      action={
        <Button component={Link} href="/clients">
          Add a client
        </Button>
      }
    >
      Every client has a staging and a production environment here, with its commit, age and
      address.
    </EmptyState>
  );
}
