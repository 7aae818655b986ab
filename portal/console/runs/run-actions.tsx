import { Button } from "@mantine/core";
import IconHandStop from "@tabler/icons-react/dist/esm/icons/IconHandStop.mjs";
import IconRefresh from "@tabler/icons-react/dist/esm/icons/IconRefresh.mjs";
import { useSay } from "../../api/use-say.ts";
import type { Run } from "./run-row.ts";

/** Cancel what runs; retry what failed or was stopped from where it ended. */
export function RunActions({ run }: { run: Run }) {
  const cancel = useSay("runs/cancel");
  const retry = useSay("runs/retry");
  const { number, state, kind, cancelAskedAt } = run.run;
  const at = { client: run.clientSlug, number };
  const right = kind === "destroy" ? "destroy" : "provision";
  if (state === "waiting" || state === "running")
    return run.rights.includes("provision") ? (
      <Button
        variant="default"
        leftSection={<IconHandStop size={16} aria-hidden />}
        loading={cancel.isPending}
        disabled={cancelAskedAt !== null}
        onClick={() => cancel.mutate(at)}
      >
        {cancelAskedAt === null ? "Cancel" : "Stopping"}
      </Button>
    ) : null;
  if ((state !== "failed" && state !== "stopped") || !run.rights.includes(right)) return null;
  return (
    <Button
      leftSection={<IconRefresh size={16} aria-hidden />}
      loading={retry.isPending}
      onClick={() => retry.mutate(at)}
    >
      {state === "failed" ? "Retry from the failed step" : "Continue"}
    </Button>
  );
}
