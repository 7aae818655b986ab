import { Anchor, Text } from "@mantine/core";
import { Link } from "wouter";
import { RelativeTime } from "../../looks/relative-time.tsx";
import type { Plan } from "./plan-row.ts";

/** Who decided a plan, when, and the run that came of it. */
export function PlanDecision({ plan: { state, decidedBy, decidedAt, run } }: { plan: Plan }) {
  if (decidedBy === null || decidedAt === null)
    return <Text size="sm">A newer plan or push has taken its place.</Text>;
  return (
    <Text size="sm" component="div">
      {decidedBy} has {state} it <RelativeTime at={decidedAt} />
      {run && (
        <>
          :{" "}
          <Anchor component={Link} href={`/runs/R-${run.number}`} inherit underline="always">
            R-{run.number}
          </Anchor>{" "}
          is {run.state}
        </>
      )}
      .
    </Text>
  );
}
