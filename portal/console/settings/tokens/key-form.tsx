import { Checkbox, Group, Select, Stack, TextInput } from "@mantine/core";
import { modals } from "@mantine/modals";
import { type FormEvent, useState } from "react";
import { faultsOf } from "../../../api/faults-of.ts";
import { useMe } from "../../../api/me.ts";
import { useSay } from "../../../api/use-say.ts";
import { FormEnd } from "../../../looks/form-end.tsx";
import { showOnce } from "../../../looks/show-once.tsx";
import { useClientChoices } from "../../clients/use-client-choices.ts";
import { DaysInput } from "../days-input.tsx";

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
        <DaysInput value={days} onChange={setDays} error={faults["days"]} />
        <FormEnd sending={issue}>Make the key</FormEnd>
      </Stack>
    </form>
  );
}
