import { Alert, Button, Center, Stack, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import type { PageProps } from "../../contract.ts";
import type { Contact } from "../../crm-base/contact.ts";
import { ContactCards } from "./contact-cards.tsx";
import { ContactTable } from "./contact-table.tsx";
import { ContactsEmpty } from "./contacts-empty.tsx";
import { ContactsHeader } from "./contacts-header.tsx";
import { ContactsToolbar } from "./contacts-toolbar.tsx";
import { ContactsWaiting } from "./contacts-waiting.tsx";
import { moveContacts } from "./move-contacts.tsx";
import { Selection } from "./selection.tsx";
import { useContacts } from "./use-contacts.ts";
import { searchOf, useFilter } from "./use-filter.ts";

export function ContactsPage({ api }: PageProps) {
  const [filter, change] = useFilter();
  const search = searchOf(filter).toString();
  const list = useContacts(api, search);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const wide = useMediaQuery("(min-width: 62em)", true, { getInitialValueInEffect: false });
  const { first, contacts } = list;
  const chosen = contacts.filter(({ id }) => picked.has(id));

  function move(those: readonly Contact[]) {
    const ids = those.map(({ id }) => id);
    const who = those.length === 1 ? (those[0]?.name ?? "") : `${those.length} contacts`;
    const to = filter.state === "active" ? "archived" : "active";
    const done = { moved: () => list.hide(ids), undone: () => list.show(ids) };
    void moveContacts(api, { ids, who, to }, done);
    setPicked(new Set());
  }

  const shown = { contacts, picked, onPick: setPicked, onMove: move };
  return (
    <Stack gap="md" maw={1200}>
      <ContactsHeader search={search} />
      <ContactsToolbar filter={filter} onChange={change} />
      {first.problem && (
        <Alert color="red" title={first.problem.title}>
          <Stack align="flex-start" gap="xs">
            {first.problem.detail}
            <Button size="xs" variant="default" onClick={first.reload}>
              Try again
            </Button>
          </Stack>
        </Alert>
      )}
      {first.value && (
        <Selection
          chosen={chosen}
          state={filter.state}
          total={list.total}
          words={filter.words}
          onMove={() => move(chosen)}
          onClear={() => setPicked(new Set())}
        />
      )}
      {!first.value && first.loading && <ContactsWaiting />}
      {first.value && contacts.length === 0 && !list.hasMore && (
        <ContactsEmpty filter={filter} onChange={change} />
      )}
      {contacts.length > 0 && (wide ? <ContactTable {...shown} /> : <ContactCards {...shown} />)}
      {list.moreProblem && <Text c="red">{list.moreProblem.detail}</Text>}
      {list.hasMore && (
        <Center>
          <Button variant="default" loading={list.loadingMore} onClick={() => void list.more()}>
            Show more
          </Button>
        </Center>
      )}
    </Stack>
  );
}
