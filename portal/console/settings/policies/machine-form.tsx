import { Checkbox, Group, Select, Stack, TextInput } from "@mantine/core";
import { modals } from "@mantine/modals";
import { type FormEvent, useState } from "react";
import { faultsOf } from "../../../api/faults-of.ts";
import { useSay } from "../../../api/use-say.ts";
import { FormEnd } from "../../../looks/form-end.tsx";
import { showOnce } from "../../../looks/show-once.tsx";
import { DaysInput } from "../days-input.tsx";
import type { Application } from "./applications.tsx";

type Props = { client: string; applications: readonly Application[] };

const parts = ["dashboard", "api"] as const;

/** Makes a service token for one environment. */
export function MachineForm({ client, applications }: Props) {
  const places = [...new Set(applications.map((one) => `${one.project} · ${one.environment}`))];
  const [place, setPlace] = useState(places[0] ?? "");
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<(typeof parts)[number][]>(["api"]);
  const [days, setDays] = useState(90);
  const issue = useSay("access/issue-service-token", {
    quiet: true,
    done: ({ clientId, secret }) => {
      modals.closeAll();
      const headers = `CF-Access-Client-Id: ${clientId}\nCF-Access-Client-Secret: ${secret}`;
      showOnce(name, headers, "The machine sends both headers with each request.");
    },
  });
  const faults = faultsOf(issue.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [project = "", environment] = place.split(" · ");
    if (environment !== "staging" && environment !== "production") return;
    issue.mutate({ client, project, environment, name, parts: chosen, days });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label="Name"
          description="What the machine is"
          data-autofocus
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          error={faults["name"]}
        />
        <Select
          label="Environment"
          data={places}
          value={place}
          allowDeselect={false}
          onChange={(value) => setPlace(value ?? "")}
        />
        <Checkbox.Group
          label="What it may enter"
          value={chosen}
          onChange={(values) => setChosen(parts.filter((part) => values.includes(part)))}
          error={faults["parts"]}
        >
          <Group mt="xs">
            {parts.map((part) => (
              <Checkbox key={part} value={part} label={part} />
            ))}
          </Group>
        </Checkbox.Group>
        <DaysInput value={days} onChange={setDays} error={faults["days"]} />
        <FormEnd sending={issue}>Let it in</FormEnd>
      </Stack>
    </form>
  );
}
