import { Alert, Button, Stack, Text, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useEffect, useState } from "react";
import type { PageProps } from "../../contract.ts";
import type { Contact } from "../../crm-base/contact.ts";
import { BackToContacts } from "./back-to-contacts.tsx";
import { ContactForm } from "./contact-form.tsx";
import { ContactsWaiting } from "./contacts-waiting.tsx";
import { moveContacts } from "./move-contacts.tsx";

const moment = new Intl.DateTimeFormat("en-NZ", { dateStyle: "medium", timeStyle: "short" });

export function ContactPage({ api, params: { id }, setTitle }: PageProps) {
  const path = `/crm-base/contacts/${id}`;
  const { value: loaded, problem, reload } = api.useGet<Contact>(path);
  const [saved, setSaved] = useState<Contact>();
  const contact = saved ?? loaded;
  useEffect(() => {
    if (contact) setTitle(contact.name);
  }, [contact, setTitle]);

  function move(to: "archived" | "active") {
    if (!contact) return;
    const mark = (archived: boolean) =>
      setSaved({ ...contact, archivedAt: archived ? new Date().toISOString() : null });
    const done = { moved: () => mark(to === "archived"), undone: () => mark(to === "active") };
    void moveContacts(api, { ids: [contact.id], who: contact.name, to }, done);
  }

  return (
    <Stack maw={760}>
      <BackToContacts />
      {!contact && !problem && <ContactsWaiting />}
      {!contact && problem && (
        <Stack align="flex-start">
          <Title order={1}>{problem.title}</Title>
          <Text>{problem.detail}</Text>
          {problem.status !== 404 && <Button onClick={reload}>Try again</Button>}
        </Stack>
      )}
      {contact && (
        <>
          <div>
            <Title order={1} style={{ overflowWrap: "anywhere" }}>
              {contact.name}
            </Title>
            <Text size="sm" c="dimmed">
              Added {moment.format(new Date(contact.createdAt))} · changed{" "}
              {moment.format(new Date(contact.updatedAt))}
            </Text>
          </div>
          {contact.archivedAt && (
            <Alert color="gray" title="Archived">
              This contact is kept but no longer in the list.
            </Alert>
          )}
          <ContactForm
            // Another version begins with its own values.
            key={contact.version}
            initial={contact}
            action="Save"
            onSave={(fields, over = contact) =>
              api.send<Contact>("PUT", path, { ...fields, version: over.version })
            }
            onSaved={(next) => {
              setSaved(next);
              notifications.show({ withBorder: true, message: `${next.name} saved` });
            }}
          >
            <Button
              variant="default"
              onClick={() => move(contact.archivedAt ? "active" : "archived")}
            >
              {contact.archivedAt ? "Restore" : "Archive"}
            </Button>
          </ContactForm>
        </>
      )}
    </Stack>
  );
}
