import { Button, Group, Select, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useAskPages } from "../../../api/use-pages.ts";
import { useSay } from "../../../api/use-say.ts";
import { tellUndoable } from "../../../looks/tell-undoable.tsx";
import { useClientChoices } from "../../clients/use-client-choices.ts";
import type { Role } from "../../role.ts";
import { RoleSelect } from "./role-select.tsx";

/** The clients that a person was given, with their role there; gives another, takes one away. */
export function ClientsForm({ email }: { email: string }) {
  const people = useAskPages("people/list", {}, "after");
  const choices = useClientChoices();
  const [client, setClient] = useState<string | null>(null);
  const [role, setRole] = useState<Role>("member");
  const give = useSay("people/give", { done: () => setClient(null) });
  const again = useSay("people/give");
  const take = useSay("people/take-client");
  const given =
    people.data?.pages.flatMap(({ rows }) => rows).find((one) => one.email === email)?.clients ??
    [];
  return (
    <Stack gap="md">
      {given.length === 0 && <Text c="dimmed">No client was given to them by name.</Text>}
      {given.map(({ slug, name, role: there }) => (
        <Group key={slug} justify="space-between" wrap="nowrap">
          <Text size="sm">
            {name} · {there}
          </Text>
          <Button
            variant="default"
            size="xs"
            aria-label={`Take ${name} away`}
            loading={take.isPending && take.variables.client === slug}
            onClick={() =>
              take.mutate(
                { client: slug, email },
                {
                  onSuccess: () =>
                    tellUndoable(`${name} was taken away.`, () =>
                      again.mutate({ client: slug, email, role: there }),
                    ),
                },
              )
            }
          >
            Take away
          </Button>
        </Group>
      ))}
      <Select
        label="Client"
        placeholder="Choose one"
        searchable
        data={choices ?? []}
        value={client}
        onChange={setClient}
      />
      <RoleSelect label="Role at this client" value={role} onChange={setRole} />
      <Group justify="flex-end">
        <Button
          disabled={client === null}
          loading={give.isPending}
          onClick={() => client !== null && give.mutate({ client, email, role })}
        >
          Give
        </Button>
      </Group>
    </Stack>
  );
}
