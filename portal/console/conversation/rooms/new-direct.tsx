import { Alert, Autocomplete, Button, Group, Modal, Stack } from "@mantine/core";
import { useState } from "react";
import { useLocation } from "wouter";
import { useMe } from "../../../api/me.ts";
import { useAsk } from "../../../api/use-ask.ts";
import { useSay } from "../../../api/use-say.ts";
import { roomPath } from "./room-path.ts";

/** Opens the room with one colleague, chosen by name or address. */
export function NewDirect({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { person } = useMe();
  const [, go] = useLocation();
  const [email, setEmail] = useState("");
  const people = useAsk("people/colleagues", { limit: 200 }, { enabled: opened }).data?.rows ?? [];
  const others = people.filter(({ id }) => id !== person.id);
  const names = new Map(others.map((one) => [one.email, one.name]));
  const direct = useSay("rooms/direct", {
    quiet: true,
    done: ({ room }) => {
      setEmail("");
      onClose();
      go(roomPath(room));
    },
  });
  return (
    <Modal opened={opened} onClose={onClose} title="Write to a colleague">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          direct.mutate({ email: email.trim() });
        }}
      >
        <Stack>
          <Autocomplete
            data-autofocus
            label="Name or e-mail address"
            value={email}
            onChange={setEmail}
            data={others.map((one) => one.email)}
            filter={({ options, search }) => {
              const typed = search.toLowerCase();
              return options.filter(
                (one) =>
                  "value" in one &&
                  `${names.get(one.value) ?? ""} ${one.value}`.toLowerCase().includes(typed),
              );
            }}
            renderOption={({ option }) => `${names.get(option.value) ?? ""} · ${option.value}`}
            autoComplete="off"
          />
          {direct.error && (
            <Alert color="red" role="alert" title={direct.error.problem.title}>
              {direct.error.problem.next}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={email.trim() === ""} loading={direct.isPending}>
              Open
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
