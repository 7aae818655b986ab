import { Button, Card, Stack, Text, ThemeIcon, Title } from "@mantine/core";
import IconUserSearch from "@tabler/icons-react/dist/esm/icons/IconUserSearch.mjs";
import IconUsers from "@tabler/icons-react/dist/esm/icons/IconUsers.mjs";
import { Link } from "wouter";
import type { Filter } from "./use-filter.ts";

/** Says why the list is empty and has the button that changes it. */
export function ContactsEmpty({
  filter,
  onChange,
}: {
  filter: Filter;
  onChange(change: Partial<Filter>): void;
}) {
  const Icon = filter.words ? IconUserSearch : IconUsers;
  const { title, detail } = wordsFor(filter);
  return (
    <Card withBorder py={48}>
      <Stack align="center" gap="sm" ta="center">
        <ThemeIcon variant="light" size={56} radius="xl" aria-hidden>
          <Icon size={28} stroke={1.6} />
        </ThemeIcon>
        <Title order={2}>{title}</Title>
        <Text c="dimmed" maw={420}>
          {detail}
        </Text>
        {filter.words ? (
          <Button variant="default" onClick={() => onChange({ words: "" })}>
            Clear the search
          </Button>
        ) : (
          filter.state === "active" && (
            <Button component={Link} href="/contacts/new">
              Add the first contact
            </Button>
          )
        )}
      </Stack>
    </Card>
  );
}

function wordsFor({ words, state }: Filter): { title: string; detail: string } {
  if (words) {
    const place =
      state === "active" ? "The archive is searched apart." : "Only the archive is searched here.";
    return { title: `Nobody matches “${words}”`, detail: `Try fewer or other letters. ${place}` };
  }
  if (state === "archived")
    return {
      title: "Nobody is archived",
      detail: "Contacts that you archive wait here and can be restored.",
    };
  return {
    title: "No contacts yet",
    detail: "The people you deal with belong here: who they are and how to reach them.",
  };
}
