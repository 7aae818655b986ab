import { Alert, Button } from "@mantine/core";
import IconLink from "@tabler/icons-react/dist/esm/icons/IconLink.mjs";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ApiError } from "../../api/api-error.ts";
import { ask } from "../../api/call-api.ts";
import { tellProblem } from "../../api/tell-problem.ts";

const atOnce = 5000;

/** Checks the whole chain of events, part by part, and says how far it has come and what it found. */
export function useVerifyChain() {
  const [checked, setChecked] = useState(0);
  const verify = useMutation({
    mutationFn: async () => {
      let from: { after?: number; hash?: string } = {};
      for (;;) {
        const part = await ask("audit/verify", { ...from, most: atOnce });
        if (!part.whole || part.ended) return part;
        setChecked(part.checked);
        from = { after: part.checked, hash: part.last };
      }
    },
    onMutate: () => setChecked(0),
    onError: (error) => {
      if (error instanceof ApiError) tellProblem(error);
    },
  });
  return { checked, verify };
}

type Verifying = ReturnType<typeof useVerifyChain>;

export function VerifyButton({ verifying: { verify } }: { verifying: Verifying }) {
  return (
    <Button
      variant="default"
      leftSection={<IconLink size={16} aria-hidden />}
      loading={verify.isPending}
      onClick={() => verify.mutate()}
    >
      Verify the chain
    </Button>
  );
}

/** What the check found; said aloud when it changes. */
export function VerifyResult({ verifying: { checked, verify } }: { verifying: Verifying }) {
  const found = verify.data;
  return (
    <div role="status">
      {verify.isPending && checked > 0 && (
        <Alert color="blue" mb="md" title={`Checked ${words(checked)} events so far`} />
      )}
      {!verify.isPending && found?.whole && (
        <Alert color="green" mb="md" title={`The chain of ${words(found.checked)} events is whole`}>
          No event was changed, removed or put in. Newest hash: {found.last.slice(0, 16)}.
        </Alert>
      )}
      {!verify.isPending && found?.whole === false && (
        <Alert color="red" mb="md" title={`The chain is broken at event ${found.broken}`}>
          {words(found.checked)} events before it are whole. Somebody changed the event table
          outside Mocca: compare it with a backup.
        </Alert>
      )}
    </div>
  );
}

function words(count: number): string {
  return count.toLocaleString("en-NZ");
}
