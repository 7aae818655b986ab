import { Alert, Anchor, Group, Stack, Text } from "@mantine/core";
import { Link } from "wouter";
import { useAsk } from "../../api/use-ask.ts";
import { Failure } from "../../looks/failure.tsx";
import { ListSkeleton } from "../../looks/list-skeleton.tsx";
import { PageHeader } from "../../looks/page-header.tsx";
import type { PageProps } from "../page.ts";
import { DeployActions } from "./deploy-actions.tsx";
import { DeployFacts } from "./deploy-facts.tsx";
import { type Deploy, placeOf } from "./deploy-row.ts";
import { Stages } from "./stages.tsx";

/** One deploy: what goes where, its stages with their times and logs, and what can be done next. */
export function DeployPage({ params }: PageProps) {
  const id = params["id"] ?? "";
  const { data, error, refetch } = useAsk("deploys/show", { id });
  if (data === undefined)
    return (
      <>
        <PageHeader title="Deploy" />
        {error ? <Failure error={error} retry={refetch} /> : <ListSkeleton rows={5} />}
      </>
    );
  const place = placeOf({ ...data, environment: data.environment?.name ?? null });
  return (
    <>
      <PageHeader title={`${data.commit.slice(0, 7)} to ${place}`} description={data.subject}>
        <DeployActions deploy={data} />
      </PageHeader>
      <Stack gap="lg">
        <DeployFacts deploy={data} />
        {data.failure && <Ended deploy={data} />}
        <Stages deploy={data} />
        <Group gap="md">
          <Anchor
            component={Link}
            size="sm"
            href={`/deploys?client=${data.clientSlug}&project=${data.project}`}
          >
            All deploys of {data.client}
          </Anchor>
          <Anchor component={Link} size="sm" href={`/audit?client=${data.clientSlug}`}>
            Audit
          </Anchor>
        </Group>
      </Stack>
    </>
  );
}

function Ended({ deploy }: { deploy: Deploy }) {
  const { failure, state } = deploy;
  if (failure === null) return null;
  return (
    <Alert color={state === "failed" ? "red" : "yellow"} title={failure.words}>
      <Text size="sm">{failure.next ?? nextOf(deploy)}</Text>
      {failure.vendor && (
        <Text size="sm" ff="monospace" style={{ overflowWrap: "anywhere" }}>
          {failure.vendor}
        </Text>
      )}
    </Alert>
  );
}

/** What a person can do when the failure itself does not say. */
function nextOf({ state, environment }: Deploy): string {
  if (state !== "failed") return "Nothing has to be done.";
  const served = environment === null ? "" : ` What was live on ${environment.name} stays live.`;
  return `Its log is below. Mend it and push again.${served}`;
}
