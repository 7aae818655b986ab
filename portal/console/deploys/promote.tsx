import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useLocation } from "wouter";
import { useSay } from "../../api/use-say.ts";
import { Commit } from "../../looks/commit.tsx";

type Build = { commit: string; subject: string };
type Props = {
  onClose: () => void;
  at: { client: string; project: string; title: string };
  /** What production serves now, and staging's, which would take its place. */
  from: Build;
  to: Build;
};

/** Shows what production would go from and to, then sends staging's commit there. */
export function Promote({ onClose, at, from, to }: Props) {
  const [, go] = useLocation();
  const promote = useSay("deploys/promote", { done: ({ deploy }) => go(`/deploys/${deploy}`) });
  return (
    <Modal opened onClose={onClose} title={`Promote ${at.title} to production`}>
      <Stack>
        <Text size="sm">
          Production goes from <Commit {...from} /> to <Commit {...to} />, which is live on staging.
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            data-autofocus
            loading={promote.isPending}
            onClick={() => promote.mutate({ client: at.client, project: at.project })}
          >
            Promote
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
