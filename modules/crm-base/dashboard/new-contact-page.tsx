import { Button, Stack, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import type { PageProps } from "../../contract.ts";
import type { Contact, ContactFields } from "../../crm-base/contact.ts";
import { BackToContacts } from "./back-to-contacts.tsx";
import { ContactForm } from "./contact-form.tsx";
import { newId } from "./new-id.ts";

const empty: ContactFields = {
  name: "",
  email: "",
  phone: "",
  organisation: "",
  role: "",
  notes: "",
};

export function NewContactPage({ api }: PageProps) {
  const [, go] = useLocation();
  // One id for this form: sent twice, by a lost answer or a second press, it adds one contact.
  const [id] = useState(newId);
  return (
    <Stack maw={760}>
      <BackToContacts />
      <Title order={1}>New contact</Title>
      <ContactForm
        initial={empty}
        action="Add contact"
        onSave={(fields) => api.send<Contact>("POST", "/crm-base/contacts", { id, ...fields })}
        onSaved={(contact) => {
          notifications.show({ withBorder: true, message: `${contact.name} added` });
          go(`/contacts/${contact.id}`);
        }}
      >
        <Button component={Link} href="/contacts" variant="subtle" color="gray">
          Cancel
        </Button>
      </ContactForm>
    </Stack>
  );
}
