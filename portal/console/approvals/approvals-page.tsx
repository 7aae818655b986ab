import { Box, Button, SegmentedControl, SimpleGrid, Stack } from "@mantine/core";
import IconChecklist from "@tabler/icons-react/dist/esm/icons/IconChecklist.mjs";
import { Link } from "wouter";
import { useAskPages } from "../../api/use-pages.ts";
import { EmptyState } from "../../looks/empty-state.tsx";
import { KeysetList } from "../../looks/keyset-list.tsx";
import { PageHeader } from "../../looks/page-header.tsx";
import { useFilter } from "../../looks/use-filter.ts";
import { ClientFilter } from "../clients/client-filter.tsx";
import { DecidedPlans } from "./decided-plans.tsx";
import { OnePlan } from "./one-plan.tsx";
import { PlanCard } from "./plan-card.tsx";

/** The plans that wait for somebody, and those that were decided; one of them at `?plan=`. */
export function ApprovalsPage() {
  const [{ plan }] = useFilter(["plan"]);
  return plan === "" ? <AllPlans /> : <OnePlan key={plan} id={plan} />;
}

function AllPlans() {
  const [filter, change] = useFilter(["state", "client"]);
  const state = filter.state === "decided" ? "decided" : "open";
  const list = useAskPages("plans/list", { state, client: filter.client || undefined }, "before");
  return (
    <>
      <PageHeader
        title="Approvals"
        description="Nothing is made, changed or removed before somebody approves its plan."
      />
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} mb="md" style={{ alignItems: "end" }}>
        <SegmentedControl
          aria-label="Which plans"
          value={state}
          onChange={(chosen) => change({ state: chosen === "open" ? "" : chosen })}
          data={[
            { value: "open", label: "Waiting" },
            { value: "decided", label: "Decided" },
          ]}
        />
        <ClientFilter value={filter.client} onChange={(client) => change({ client })} />
      </SimpleGrid>
      <Box maw={900}>
        <KeysetList list={list} empty={<Empty state={state} />}>
          {(plans) =>
            state === "decided" ? (
              <DecidedPlans plans={plans} />
            ) : (
              <Stack>
                {plans.map((plan) => (
                  <PlanCard key={plan.id} plan={plan} />
                ))}
              </Stack>
            )
          }
        </KeysetList>
      </Box>
    </>
  );
}

function Empty({ state }: { state: "open" | "decided" }) {
  return (
    <EmptyState
      icon={IconChecklist}
      title={state === "open" ? "Nothing waits for approval" : "Nothing was decided yet"}
      action={
        <Button component={Link} href="/environments" variant="default">
          See the environments
        </Button>
      }
    >
      A plan comes from provisioning, a changed configuration, a push that changes manifest.json, or
      the wish to destroy.
    </EmptyState>
  );
}
