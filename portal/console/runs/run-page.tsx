import { Stack, Title } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { useAsk } from "../../api/use-ask.ts";
import { Failure } from "../../looks/failure.tsx";
import { ListSkeleton } from "../../looks/list-skeleton.tsx";
import { PageHeader } from "../../looks/page-header.tsx";
import type { PageProps } from "../page.ts";
import { RunActions } from "./run-actions.tsx";
import { RunEnd } from "./run-end.tsx";
import { RunFacts } from "./run-facts.tsx";
import { RunGraph } from "./run-graph.tsx";
import { RunLinks } from "./run-links.tsx";
import { RunLog } from "./run-log.tsx";
import { RunResources } from "./run-resources.tsx";
import { type Run, stepId, whatOf } from "./run-row.ts";
import { Steps } from "./steps.tsx";

/** One run: its clocks, its DAG, its steps, what happened and what it made. */
export function RunPage({ params }: PageProps) {
  const number = Number(/^R-(\d{1,9})$/i.exec(params["number"] ?? "")?.[1] ?? 0);
  const { data, error, refetch } = useAsk("runs/show", { number });
  if (data !== undefined) return <Shown run={data} />;
  return (
    <>
      <PageHeader title={`Run ${params["number"] ?? ""}`} />
      {error ? <Failure error={error} retry={refetch} /> : <ListSkeleton rows={8} />}
    </>
  );
}

function Shown({ run }: { run: Run }) {
  const wide = useMediaQuery("(min-width: 75em)", true, { getInitialValueInEffect: false });
  const failed = run.steps.filter(({ state }) => state === "failed").map(({ key }) => key);
  const [opened, open] = useState<string[]>(failed);
  const { number, kind } = run.run;
  function show(key: string) {
    open((before) => (before.includes(key) ? before : [...before, key]));
    const item = document.getElementById(stepId(key));
    item?.scrollIntoView({ block: "center" });
    item?.querySelector("button")?.focus({ preventScroll: true });
  }
  return (
    <>
      <PageHeader title={`R-${number} · ${whatOf({ ...run, kind })}`}>
        <RunActions run={run} />
      </PageHeader>
      <Stack gap="lg">
        <RunFacts run={run} />
        <RunEnd run={run} />
        {wide && (
          <section aria-labelledby="graph">
            <Title order={2} size="h4" id="graph" mb="xs">
              How the steps depend on each other
            </Title>
            <RunGraph steps={run.steps} onChoose={show} />
          </section>
        )}
        <section aria-labelledby="steps">
          <Title order={2} size="h4" id="steps" mb="xs">
            Steps
          </Title>
          <Steps steps={run.steps} opened={opened} onOpen={open} />
        </section>
        <section aria-labelledby="log">
          <Title order={2} size="h4" id="log" mb="xs">
            What happened
          </Title>
          <RunLog run={run} />
        </section>
        <RunResources run={run} />
        <RunLinks run={run} />
      </Stack>
    </>
  );
}
