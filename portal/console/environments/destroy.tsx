import { Alert, Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useLocation } from "wouter";
import { useSay } from "../../api/use-say.ts";

type Props = {
  onClose: () => void;
  at: { client: string; project: string; title: string };
};

/** Asks for the name once more, then plans the removal; approving that plan removes. */
export function Destroy({ onClose, at }: Props) {
  const [, go] = useLocation();
  const [typed, setTyped] = useState("");
  const name = at.client === at.project ? at.client : `${at.client}/${at.project}`;
  const destroy = useSay("environments/destroy", {
    quiet: true,
    done: ({ id }) => go(`/approvals?plan=${id}`),
  });
  return (
    <Modal opened onClose={onClose} title={`Plan to destroy ${at.title}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          destroy.mutate({ client: at.client, name, confirm: typed });
        }}
      >
        <Stack>
          <Text size="sm">
            You see first what would be removed. Data in databases and storage is gone for good once
            that plan is approved.
          </Text>
          <TextInput
            data-autofocus
            label={`Type ${name} to go on`}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
          />
          {destroy.error && (
            <Alert color="red" role="alert" title={destroy.error.problem.title}>
              {destroy.error.problem.next}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" color="red" disabled={typed !== name} loading={destroy.isPending}>
              Plan to destroy
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
