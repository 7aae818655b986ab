import { Paper, Progress, SimpleGrid, Stack, Text } from "@mantine/core";
import { Fact } from "../../looks/fact.tsx";
import { RelativeTime } from "../../looks/relative-time.tsx";
import { StateBadge } from "../../looks/state-badge.tsx";
import { Took } from "../../looks/took.tsx";
import type { Run } from "./run-row.ts";

/** How far a run has come, both clocks, and who asked and approved. */
export function RunFacts({ run }: { run: Run }) {
  const { state, cancelAskedAt, createdAt, startedAt, finishedAt } = run.run;
  const { provisionedAt, liveAt } = run.run;
  const done = run.steps.filter((step) => step.state === "done").length;
  const total = run.steps.length;
  const stopping = cancelAskedAt !== null && (state === "running" || state === "waiting");
  return (
    <Paper withBorder p="md" radius="md">
      <Stack gap="md">
        <div>
          <Text size="sm" mb={6} role="status">
            {done} of {total} steps done
          </Text>
          <Progress
            value={total === 0 ? 0 : (100 * done) / total}
            aria-label="Steps done"
            {...(state === "failed" && { color: "red" })}
            {...(state === "done" && { color: "green" })}
          />
        </div>
        <SimpleGrid component="dl" m={0} cols={{ base: 1, xs: 2, md: 4 }} spacing="md">
          <Fact label="State">
            <StateBadge state={state} word={stopping ? "stopping" : state} />
          </Fact>
          <Fact label="Asked by">{run.askedBy}</Fact>
          <Fact label="Approved by">{run.approvedBy ?? "nobody"}</Fact>
          <Fact label="Approved">
            <RelativeTime at={createdAt} />
          </Fact>
          <Fact label={finishedAt === null ? "Running for" : "Took"}>
            {startedAt ? <Took from={startedAt} to={finishedAt} /> : "not started"}
          </Fact>
          {startedAt && provisionedAt && (
            <Fact label="Provisioned after">
              <Took from={startedAt} to={provisionedAt} />
            </Fact>
          )}
          {startedAt && liveAt && (
            <Fact label="Live after">
              <Took from={startedAt} to={liveAt} />
            </Fact>
          )}
        </SimpleGrid>
      </Stack>
    </Paper>
  );
}
