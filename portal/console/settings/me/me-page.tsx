import { Stack } from "@mantine/core";
import { useMe } from "../../../api/me.ts";
import { PageHeader } from "../../../looks/page-header.tsx";
import { Appearance } from "./appearance.tsx";
import { Passkeys } from "./passkeys.tsx";
import { Sessions } from "./sessions.tsx";

/** What is the person's own: where they are signed in, their passkeys, how pages look. */
export function MePage() {
  const { person } = useMe();
  return (
    <Stack gap="xl" maw={900}>
      <PageHeader title={person.name} description={`${person.email} · ${person.role}`} />
      <Sessions />
      <Passkeys />
      <Appearance />
    </Stack>
  );
}
