import { Anchor, Paper, SimpleGrid } from "@mantine/core";
import { Fact } from "../../looks/fact.tsx";
import { RelativeTime } from "../../looks/relative-time.tsx";
import { Took } from "../../looks/took.tsx";
import { type Deploy, kindWords } from "./deploy-row.ts";
import { DeployState } from "./deploy-state.tsx";

/** A deploy's state, kind, people and times. */
export function DeployFacts({ deploy }: { deploy: Deploy }) {
  const { environment, state, stage, migrations } = deploy;
  return (
    <Paper withBorder p="md" radius="md">
      <SimpleGrid component="dl" m={0} cols={{ base: 1, xs: 2, md: 4 }} spacing="md">
        <Fact label="State">
          <DeployState row={{ state, stage, live: environment?.live ?? false }} />
        </Fact>
        <Fact label="What">
          {environment === null ? "check of a branch" : kindWords[deploy.kind]} of {deploy.branch}
        </Fact>
        <Fact label="Author">{deploy.author || "not known"}</Fact>
        <Fact label="Asked by">{deploy.askedBy}</Fact>
        <Fact label="Asked">
          <RelativeTime at={deploy.createdAt} />
        </Fact>
        <Fact label="Took">
          {deploy.startedAt ? (
            <Took from={deploy.startedAt} to={deploy.finishedAt} />
          ) : (
            "not started"
          )}
        </Fact>
        {environment?.address && (
          <Fact label="Address">
            <Anchor href={environment.address} target="_blank" rel="noreferrer" size="sm">
              {new URL(environment.address).host}
            </Anchor>
          </Fact>
        )}
        {migrations !== null && migrations.length > 0 && (
          <Fact label="Migrations">{migrations.join(", ")}</Fact>
        )}
      </SimpleGrid>
    </Paper>
  );
}
