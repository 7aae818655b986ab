import { Alert, Button, Group, Modal, Skeleton, Stack, Text } from "@mantine/core";
import { useLocation } from "wouter";
import { useAsk } from "../../api/use-ask.ts";
import { useSay } from "../../api/use-say.ts";
import { Commit } from "../../looks/commit.tsx";
import { Failure } from "../../looks/failure.tsx";

type Props = {
  onClose: () => void;
  at: { client: string; project: string; title: string };
  environment: "staging" | "production";
  /** The build to go to; without it, the one before. */
  commit?: string;
};

/** Shows which build would come back and what stays in the database, then puts it back. */
export function RollBack({ onClose, at, environment, commit }: Props) {
  const [, go] = useLocation();
  const which = { client: at.client, project: at.project, environment, commit };
  const earlier = useAsk("deploys/earlier", which);
  const back = useSay("deploys/rollback", { done: ({ deploy }) => go(`/deploys/${deploy}`) });
  return (
    <Modal opened onClose={onClose} title={`Roll back ${at.title} · ${environment}`}>
      <Stack>
        {earlier.error && <Failure error={earlier.error} />}
        {earlier.isLoading && <Skeleton height={48} />}
        {earlier.data && !earlier.error && (
          <>
            <Text size="sm">
              It goes from <Commit {...earlier.data.from} /> back to <Commit {...earlier.data.to} />
              , whose build is kept: this takes a few seconds.
            </Text>
            <Kept migrations={earlier.data.kept} />
          </>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            data-autofocus
            disabled={!earlier.data || earlier.error !== null}
            loading={back.isPending}
            onClick={() => back.mutate({ ...which, commit: earlier.data?.to.commit })}
          >
            Roll back
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Kept({ migrations }: { migrations: readonly string[] }) {
  if (migrations.length === 0) return null;
  return (
    <Alert color="yellow" title="The database is not rolled back">
      <Text size="sm" style={{ overflowWrap: "anywhere" }}>
        {migrations.join(", ")} came in between and {migrations.length === 1 ? "stays" : "stay"}.
      </Text>
    </Alert>
  );
}
