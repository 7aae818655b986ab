import { Button, SimpleGrid } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import IconBuildings from "@tabler/icons-react/dist/esm/icons/IconBuildings.mjs";
import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import { Link } from "wouter";
import { ask } from "../../api/call-api.ts";
import { useMe } from "../../api/me.ts";
import { useAskPages } from "../../api/use-pages.ts";
import { EmptyState } from "../../looks/empty-state.tsx";
import { ExportCsv } from "../../looks/export-csv.tsx";
import { KeysetList } from "../../looks/keyset-list.tsx";
import { oneOf } from "../../looks/one-of.ts";
import { OrderChoice } from "../../looks/order-choice.tsx";
import { PageHeader } from "../../looks/page-header.tsx";
import { TextFilter } from "../../looks/text-filter.tsx";
import { useFilter } from "../../looks/use-filter.ts";
import { AddClient } from "./add-client.tsx";
import { clientsCsv } from "./clients-csv.ts";
import { ClientsList } from "./clients-list.tsx";

const orders = ["a-z", "z-a"] as const;

/** Every client that the person may see. */
export function ClientsPage() {
  const [{ search, order }, change] = useFilter(["search", "order"]);
  const [adding, add] = useDisclosure();
  const asked = { search: search || undefined, order: oneOf(orders, order) };
  const list = useAskPages("clients/list", asked, "after");
  const may = useMe().rights.includes("manage");
  const button = may && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={add.open}>
      Add a client
    </Button>
  );
  return (
    <>
      <PageHeader title="Clients" description="Whom Mio works for, each in a city of its own.">
        <ExportCsv
          file="clients.csv"
          columns={clientsCsv}
          read={(after?: string) => ask("clients/list", { ...asked, after, limit: 200 })}
        />
        {button}
      </PageHeader>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} mb="md">
        <TextFilter
          label="Search"
          placeholder="A name or slug"
          type="search"
          value={search}
          onChange={(text) => change({ search: text })}
        />
        <OrderChoice
          orders={orders}
          value={order}
          onChange={(chosen) => change({ order: chosen })}
        />
      </SimpleGrid>
      <KeysetList
        list={list}
        empty={
          search === "" ? (
            <EmptyState icon={IconBuildings} title="No clients yet" action={button}>
              A client has projects, each with staging and production, a repository and databases of
              its own.
            </EmptyState>
          ) : (
            <EmptyState
              icon={IconBuildings}
              title="No client is called that"
              action={
                <Button component={Link} href="/clients" variant="default">
                  Show all
                </Button>
              }
            >
              Search for a part of the name or of the slug.
            </EmptyState>
          )
        }
      >
        {(rows) => <ClientsList rows={rows} />}
      </KeysetList>
      {adding && <AddClient onClose={add.close} />}
    </>
  );
}
