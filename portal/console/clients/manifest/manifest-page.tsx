import { Anchor } from "@mantine/core";
import { Link } from "wouter";
import { useAsk } from "../../../api/use-ask.ts";
import { Failure } from "../../../looks/failure.tsx";
import { ListSkeleton } from "../../../looks/list-skeleton.tsx";
import { PageHeader } from "../../../looks/page-header.tsx";
import { useFilter } from "../../../looks/use-filter.ts";
import { projectTitle } from "../../environments/project-title.ts";
import type { PageProps } from "../../page.ts";
import { Editor } from "./editor.tsx";

/** The Lucca configuration of one project: what it wants, in every detail. */
export function ManifestPage({ params }: PageProps) {
  const client = params["client"] ?? "";
  const [filter] = useFilter(["project"]);
  const project = filter.project || client;
  const { data, error, refetch, isPlaceholderData } = useAsk("projects/manifest", {
    client,
    project,
  });
  const name = data ? projectTitle({ client, project, clientName: data.client }) : client;
  return (
    <>
      <PageHeader
        title={`Lucca configuration of ${name}`}
        description={
          <Anchor component={Link} href={`/clients/${client}`}>
            Back to {data?.client ?? client}
          </Anchor>
        }
      />
      {data && !isPlaceholderData ? (
        <Editor key={`${client}/${project}`} client={client} asked={data} />
      ) : error ? (
        <Failure error={error} retry={refetch} />
      ) : (
        <ListSkeleton rows={8} />
      )}
    </>
  );
}
