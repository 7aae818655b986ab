import { Stack, TextInput } from "@mantine/core";
import { modals } from "@mantine/modals";
import { type FormEvent, useState } from "react";
import { faultsOf } from "../../../api/faults-of.ts";
import { useSay } from "../../../api/use-say.ts";
import { FormEnd } from "../../../looks/form-end.tsx";
import { tellDone } from "../../../looks/tell-done.ts";
import type { Person } from "./people-columns.tsx";
import { RoleSelect } from "./role-select.tsx";

/** Changes a person's name or role. */
export function ChangeForm({ person }: { person: Person }) {
  const [name, setName] = useState(person.name);
  const [role, setRole] = useState(person.role);
  const change = useSay("people/change", {
    quiet: true,
    done: () => {
      modals.closeAll();
      tellDone(`${name} is ${role} now.`);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ email: person.email, name, role });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label="Name"
          data-autofocus
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          error={faultsOf(change.error)["name"]}
        />
        <RoleSelect label="Role" value={role} onChange={setRole} />
        <FormEnd sending={change}>Save</FormEnd>
      </Stack>
    </form>
  );
}
