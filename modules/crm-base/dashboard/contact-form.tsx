import { Alert, Button, Card, Group, SimpleGrid, Stack, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { type ReactNode, useEffect, useState } from "react";
import type { Answer, Problem } from "../../contract.ts";
import type { Contact, ContactFields } from "../../crm-base/contact.ts";
import { Conflict } from "./conflict.tsx";

type Props = {
  initial: ContactFields;
  action: string;
  /** Sends what was typed; `over` is the version that it may replace. */
  onSave(fields: ContactFields, over?: Contact): Promise<Answer<Contact>>;
  onSaved(contact: Contact): void;
  /** Beside the button that saves. */
  children?: ReactNode;
};

export function ContactForm({ initial, action, onSave, onSaved, children }: Props) {
  const form = useForm<ContactFields>({ mode: "uncontrolled", initialValues: initial });
  const [problem, setProblem] = useState<Problem>();
  const [saving, setSaving] = useState(false);
  useLeaveWarning(() => form.isDirty());

  async function save(fields: ContactFields, over?: Contact) {
    setSaving(true);
    setProblem(undefined);
    const answer = await onSave(fields, over);
    setSaving(false);
    if (answer.ok) {
      form.resetDirty();
      return onSaved(answer.value);
    }
    const faults = answer.problem.faults ?? [];
    form.setErrors(Object.fromEntries(faults.map(({ path, message }) => [path, message])));
    setProblem(answer.problem);
    if (faults[0]) form.getInputNode(faults[0].path)?.focus();
  }

  // What stands there now, as the API's 409 hands it.
  const current = problem?.status === 409 ? (problem.current as Contact) : undefined;
  return (
    <Card withBorder padding="lg">
      <form noValidate onSubmit={form.onSubmit((fields) => void save(fields))}>
        <Stack>
          {current ? (
            <Conflict
              current={current}
              yours={form.getValues()}
              onKeepYours={() => void save(form.getValues(), current)}
              onTakeTheirs={() => onSaved(current)}
            />
          ) : (
            problem && (
              <Alert color="red" title={problem.title}>
                {problem.detail}
              </Alert>
            )
          )}
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput
              label="Name"
              required
              autoComplete="off"
              {...form.getInputProps("name")}
              key={form.key("name")}
            />
            <TextInput
              label="Organisation"
              autoComplete="off"
              {...form.getInputProps("organisation")}
              key={form.key("organisation")}
            />
            <TextInput
              label="E-mail"
              type="email"
              autoComplete="off"
              {...form.getInputProps("email")}
              key={form.key("email")}
            />
            <TextInput
              label="Phone"
              type="tel"
              autoComplete="off"
              {...form.getInputProps("phone")}
              key={form.key("phone")}
            />
            <TextInput
              label="Role"
              description="What they do there"
              autoComplete="off"
              {...form.getInputProps("role")}
              key={form.key("role")}
            />
          </SimpleGrid>
          <Textarea
            label="Notes"
            autosize
            minRows={4}
            maxRows={16}
            {...form.getInputProps("notes")}
            key={form.key("notes")}
          />
          <Group justify="space-between">
            <Button type="submit" loading={saving}>
              {action}
            </Button>
            {children}
          </Group>
        </Stack>
      </form>
    </Card>
  );
}

/** Asks before the tab is closed while something is typed but not saved. */
function useLeaveWarning(dirty: () => boolean) {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (dirty()) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  });
}
