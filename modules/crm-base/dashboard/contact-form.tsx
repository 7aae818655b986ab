import { Alert, Button, Card, Group, SimpleGrid, Stack, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { type ReactNode, useState } from "react";
import type { Answer, Problem } from "../../contract.ts";
import type { Contact, ContactFields } from "../../crm-base/contact.ts";
import { Conflict } from "./conflict.tsx";
import { useLeaveWarning } from "./use-leave-warning.ts";

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

  // The browser's own memory holds the person who types, not the one written about.
  const field = (name: keyof ContactFields) => ({
    autoComplete: "off",
    ...form.getInputProps(name),
  });
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
          <TextInput label="Name" required {...field("name")} />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput label="Organisation" {...field("organisation")} />
            <TextInput label="Role" {...field("role")} />
            <TextInput label="E-mail" type="email" {...field("email")} />
            <TextInput label="Phone" type="tel" {...field("phone")} />
          </SimpleGrid>
          <Textarea label="Notes" autosize minRows={4} maxRows={16} {...field("notes")} />
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
