import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { cityOf, type Plan } from "./plan-row.ts";

type Props = { plan: Plan; pending: boolean; onClose: () => void; destroy: () => void };

/** What cannot be undone asks for the name, typed. */
export function ConfirmDestroy({ plan, pending, onClose, destroy }: Props) {
  const [typed, setTyped] = useState("");
  const { client, project } = plan;
  const name = client.slug === project ? project : `${client.slug}/${project}`;
  return (
    <Modal opened onClose={onClose} title={`Destroy ${cityOf(plan)} for good?`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (typed === name) destroy();
        }}
      >
        <Stack>
          <Text size="sm">Data in databases and storage is gone for good.</Text>
          <TextInput
            data-autofocus
            label={`Type ${name} to go on`}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Keep it
            </Button>
            <Button type="submit" color="red" disabled={typed !== name} loading={pending}>
              Destroy
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
