import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { modals } from "@mantine/modals";
import type { Questions } from "../../../../api/v1/calls.ts";
import { useMe } from "../../../api/me.ts";
import { useSay } from "../../../api/use-say.ts";
import { DataTable } from "../../../looks/data-table.tsx";
import { EndButton } from "../../../looks/end-button.tsx";
import { RelativeTime } from "../../../looks/relative-time.tsx";
import { tellDone } from "../../../looks/tell-done.ts";
import type { Application } from "./applications.tsx";
import { MachineForm } from "./machine-form.tsx";

type Machine = Questions["access/policies"]["output"]["machines"][number];
type Props = {
  client: string;
  rows: readonly Machine[];
  applications: readonly Application[];
};

/** Machines that may enter, by their service tokens. */
export function Machines({ client, rows, applications }: Props) {
  const { rights } = useMe();
  const manages = rights.includes("manage");
  const told = [
    { title: "Name", cell: ({ name, hint }: Machine) => `${name} (…${hint})` },
    {
      title: "Environment",
      cell: ({ project, environment }: Machine) => `${project} · ${environment}`,
    },
    { title: "Enters", cell: ({ parts }: Machine) => parts.join(", ") },
    {
      title: "Used",
      cell: ({ usedAt }: Machine) => (usedAt === null ? "never" : <RelativeTime at={usedAt} />),
    },
    { title: "Ends", cell: ({ expiresAt }: Machine) => <RelativeTime at={expiresAt} /> },
  ];
  const end = {
    title: "Actions",
    actions: true,
    cell: ({ hint, name }: Machine) => <EndMachine client={client} hint={hint} name={name} />,
  };
  return (
    <Stack gap="sm" component="section">
      <Group justify="space-between">
        <Title order={2}>Machines</Title>
        {manages && applications.length > 0 && (
          <Button
            size="xs"
            onClick={() =>
              modals.open({
                title: "Let a machine in",
                children: <MachineForm client={client} applications={applications} />,
              })
            }
          >
            Let a machine in
          </Button>
        )}
      </Group>
      {rows.length === 0 ? (
        <Text c="dimmed">No machine may enter.</Text>
      ) : (
        <DataTable
          label="Machines"
          columns={manages ? [...told, end] : told}
          rows={rows}
          keyOf={({ hint, name }) => `${name} ${hint}`}
        />
      )}
    </Stack>
  );
}

function EndMachine({ client, hint, name }: { client: string; hint: string; name: string }) {
  const revoke = useSay("access/revoke-service-token", {
    done: () => tellDone(`${name} may not enter any more.`),
  });
  return (
    <EndButton
      label={`End ${name}`}
      title={`End ${name}?`}
      words="The machine is refused at the gate from then on."
      pending={revoke.isPending}
      end={() => revoke.mutate({ client, hint })}
    />
  );
}
