import { Autocomplete, Button, Group, Select } from "@mantine/core";
import { useState } from "react";
import { useAsk } from "../../api/use-ask.ts";
import { useSay } from "../../api/use-say.ts";
import { oneOf } from "../../looks/one-of.ts";
import { roles } from "../role.ts";
import type { Client } from "./client-row.ts";

/** Gives the client to somebody on the team. */
export function GiveClient({ client }: { client: Client["client"] }) {
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<(typeof roles)[number]>("member");
  const team = useAsk("people/list", {}).data?.rows ?? [];
  const give = useSay("people/give", { done: () => setEmail("") });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        give.mutate({ client: client.slug, email, role });
      }}
    >
      <Group align="flex-end" gap="sm">
        <Autocomplete
          label="Person"
          placeholder="An e-mail address"
          flex="1 1 14rem"
          data={team.map((person) => person.email)}
          value={email}
          onChange={setEmail}
        />
        <Select
          label="Role here"
          w={140}
          allowDeselect={false}
          data={[...roles]}
          value={role}
          onChange={(chosen) => setRole(oneOf(roles, chosen ?? "") ?? "member")}
        />
        <Button type="submit" disabled={email === ""} loading={give.isPending}>
          Give {client.name}
        </Button>
      </Group>
    </form>
  );
}
