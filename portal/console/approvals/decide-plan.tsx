import { Alert, Button, Group, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import IconHandStop from "@tabler/icons-react/dist/esm/icons/IconHandStop.mjs";
import { useLocation } from "wouter";
import { useSay } from "../../api/use-say.ts";
import { ConfirmDestroy } from "./confirm-destroy.tsx";
import type { Plan } from "./plan-row.ts";

/** The two ways to decide an open plan, as far as the person may; why not, in words. */
export function DecidePlan({ plan }: { plan: Plan }) {
  const [, go] = useLocation();
  const [confirming, confirm] = useDisclosure();
  const approve = useSay("plans/approve", { done: ({ number }) => go(`/runs/R-${number}`) });
  const cancel = useSay("plans/cancel");
  const decided = { client: plan.client.slug, plan: plan.id, hash: plan.hash };
  const destroys = plan.kind === "destroy";
  return (
    <Stack gap="sm">
      {plan.held !== null && (
        <Alert
          color="yellow"
          icon={<IconHandStop aria-hidden />}
          title="You cannot approve this plan"
        >
          {sentence(plan.held)}
        </Alert>
      )}
      <Group gap="xs">
        {plan.held === null && (
          <Button
            {...(destroys && { color: "red" })}
            loading={approve.isPending}
            onClick={() => (destroys ? confirm.open() : approve.mutate(decided))}
          >
            {destroys ? "Destroy" : "Provision"}
          </Button>
        )}
        {plan.mayCancel && (
          <Button
            variant="default"
            loading={cancel.isPending}
            onClick={() => cancel.mutate(decided)}
          >
            Cancel the plan
          </Button>
        )}
      </Group>
      {confirming && (
        <ConfirmDestroy
          plan={plan}
          onClose={confirm.close}
          pending={approve.isPending}
          destroy={() => approve.mutate(decided)}
        />
      )}
    </Stack>
  );
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
