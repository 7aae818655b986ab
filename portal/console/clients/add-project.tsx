import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useSay } from "../../api/use-say.ts";
import type { Client } from "./client-row.ts";
import { Faults } from "./faults.tsx";

type Props = { client: Client["client"]; onClose: () => void };

export function AddProject({ client, onClose }: Props) {
  const [slug, setSlug] = useState("");
  const [domain, setDomain] = useState("");
  const add = useSay("projects/add", { quiet: true, done: onClose });
  return (
    <Modal opened onClose={onClose} title={`Add a project of ${client.name}`}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate({ client: client.slug, slug, domain });
        }}
      >
        <Stack>
          <Text size="sm">
            It wants what the first project wants, with a repository, databases and hosts of its
            own.
          </Text>
          <TextInput
            data-autofocus
            required
            label="Slug"
            description="a–z, 0–9 and -"
            value={slug}
            onChange={(event) => setSlug(event.currentTarget.value)}
          />
          <TextInput
            required
            label="Domain"
            description="Where its production will answer"
            value={domain}
            onChange={(event) => setDomain(event.currentTarget.value)}
          />
          {add.error && <Faults problem={add.error.problem} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={add.isPending}>
              Add
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
