import { Tabs } from "@mantine/core";
import { useAsk } from "../../api/use-ask.ts";
import { Failure } from "../../looks/failure.tsx";
import { ListSkeleton } from "../../looks/list-skeleton.tsx";
import { PageHeader } from "../../looks/page-header.tsx";
import { useFilter } from "../../looks/use-filter.ts";
import type { PageProps } from "../page.ts";
import type { Client } from "./client-row.ts";
import { Git } from "./git.tsx";
import { History } from "./history.tsx";
import { Overview } from "./overview.tsx";
import { People } from "./people.tsx";
import { Secrets } from "./secrets.tsx";

/** One client: what it has, its secrets by name, its people, its repositories, its history. */
export function ClientPage({ params }: PageProps) {
  const slug = params["client"] ?? "";
  const { data, error, refetch } = useAsk("clients/show", { client: slug });
  if (data === undefined)
    return (
      <>
        <PageHeader title={slug} />
        {error ? <Failure error={error} retry={refetch} /> : <ListSkeleton rows={6} />}
      </>
    );
  return (
    <>
      <PageHeader title={data.client.name} description={`${slug} · ${data.client.timeZone}`} />
      <ClientTabs data={data} />
    </>
  );
}

function ClientTabs({ data }: { data: Client }) {
  const [{ tab }, change] = useFilter(["tab"]);
  const manages = data.rights.includes("manage");
  const tabs = [
    { name: "overview", title: "Overview", body: <Overview data={data} /> },
    ...(manages
      ? [
          { name: "secrets", title: "Secrets", body: <Secrets client={data.client.slug} /> },
          { name: "people", title: "People", body: <People data={data} /> },
        ]
      : []),
    { name: "git", title: "Git", body: <Git data={data} /> },
    { name: "history", title: "History", body: <History client={data.client.slug} /> },
  ];
  const shown = tabs.find(({ name }) => name === tab)?.name ?? "overview";
  return (
    <Tabs
      value={shown}
      onChange={(chosen) => change({ tab: chosen === "overview" ? "" : (chosen ?? "") })}
      keepMounted={false}
    >
      <Tabs.List mb="md">
        {tabs.map(({ name, title }) => (
          <Tabs.Tab key={name} value={name}>
            {title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ name, body }) => (
        <Tabs.Panel key={name} value={name}>
          {body}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
