import { Alert, Stack, TextInput } from "@mantine/core";
import { modals } from "@mantine/modals";
import { type FormEvent, useState } from "react";
import { faultsOf } from "../../../api/faults-of.ts";
import { useSay } from "../../../api/use-say.ts";
import { FormEnd } from "../../../looks/form-end.tsx";
import { tellDone } from "../../../looks/tell-done.ts";
import type { Role } from "../../role.ts";
import { RoleSelect } from "./role-select.tsx";

/** Puts a person on the team and sends them their first link. */
export function InviteForm() {
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("member");
  const invite = useSay("people/add", {
    quiet: true,
    done: () => {
      modals.closeAll();
      tellDone(`${name} was invited. Where no mail is set up, their link is in the outbox.`);
    },
  });
  const faults = faultsOf(invite.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate({ name, email, role });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label="Name"
          data-autofocus
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          error={faults["name"]}
        />
        <TextInput
          label="E-mail"
          type="email"
          value={email}
          onChange={({ currentTarget }) => setEmail(currentTarget.value)}
          error={faults["email"]}
        />
        <RoleSelect label="Role" value={role} onChange={setRole} />
        <Alert color="gray">The link in the invitation works for 7 days, once.</Alert>
        <FormEnd sending={invite}>Invite</FormEnd>
      </Stack>
    </form>
  );
}
