import { Button, Checkbox, Group, NumberInput, Select, Stack, TextInput } from "@mantine/core";
import { modals } from "@mantine/modals";
import { type FormEvent, useState } from "react";
import { faultsOf } from "../../../api/faults-of.ts";
import { useMe } from "../../../api/me.ts";
import { useSay } from "../../../api/use-say.ts";
import { Failure } from "../../../looks/failure.tsx";
import { showOnce } from "../../../looks/show-once.tsx";
import { useClientChoices } from "../../clients/use-client-choices.ts";

/** Makes a key: its name, what it may, for which client, and for how long. */
export function KeyForm() {
  const { rights } = useMe();
  const clients = useClientChoices();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<typeof rights>(["look"]);
  const [client, setClient] = useState<string | null>(null);
  const [days, setDays] = useState(90);
  const issue = useSay("keys/issue", {
    quiet: true,
    done: ({ token }) => {
      modals.closeAll();
      showOnce(name, token, "Keep it where your program reads it. Mocca has its hash alone.");
    },
  });
  const faults = faultsOf(issue.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    issue.mutate({ name, scopes, days, ...(client !== null && { client }) });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label="Name"
          description="What will use it"
          data-autofocus
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          error={faults["name"]}
        />
        <Checkbox.Group
          label="What it may do"
          value={scopes}
          onChange={(chosen) => setScopes(rights.filter((right) => chosen.includes(right)))}
          error={faults["scopes"]}
        >
          <Group mt="xs">
            {rights.map((right) => (
              <Checkbox key={right} value={right} label={right} />
            ))}
          </Group>
        </Checkbox.Group>
        <Select
          label="For one client"
          placeholder="Every client that you may see"
          clearable
          searchable
          data={clients ?? []}
          value={client}
          onChange={setClient}
        />
        <NumberInput
          label="Days until it ends"
          min={1}
          max={365}
          value={days}
          onChange={(value) => setDays(Number(value))}
          error={faults["days"]}
        />
        {issue.error && <Failure error={issue.error} />}
        <Group justify="flex-end">
          <Button type="submit" loading={issue.isPending}>
            Make the key
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
