import { Anchor, Box } from "@mantine/core";
import { Link } from "wouter";
import { useAsk } from "../../api/use-ask.ts";
import { Failure } from "../../looks/failure.tsx";
import { ListSkeleton } from "../../looks/list-skeleton.tsx";
import { PageHeader } from "../../looks/page-header.tsx";
import { PlanCard } from "./plan-card.tsx";
import { cityOf } from "./plan-row.ts";

/** One plan at its permalink. */
export function OnePlan({ id }: { id: string }) {
  const { data, error, refetch } = useAsk("plans/show", { plan: id });
  return (
    <>
      <PageHeader
        title={data ? `Plan for ${cityOf(data)}` : "Plan"}
        description={
          <Anchor component={Link} href="/approvals">
            All approvals
          </Anchor>
        }
      />
      <Box maw={900}>
        {data ? (
          <PlanCard plan={data} />
        ) : error ? (
          <Failure error={error} retry={refetch} />
        ) : (
          <ListSkeleton rows={6} />
        )}
      </Box>
    </>
  );
}
