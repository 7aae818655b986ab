import { Anchor, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { Link } from "wouter";
import { OwnTokens } from "../../clients/own-tokens.tsx";
import { ClientSelect } from "../client-select.tsx";

/** One's own git tokens, client by client. */
export function GitTokens() {
  const [client, setClient] = useState("");
  return (
    <Stack gap="sm" component="section">
      <Title order={2}>Git tokens</Title>
      <ClientSelect
        value={client}
        onChange={setClient}
        none={<Text c="dimmed">Git tokens belong to a client. Add one first.</Text>}
      />
      {client !== "" && (
        <>
          <OwnTokens key={client} client={client} />
          <Anchor component={Link} href={`/clients/${client}?tab=git`} size="sm">
            Make a new one with its clone line
          </Anchor>
        </>
      )}
    </Stack>
  );
}
