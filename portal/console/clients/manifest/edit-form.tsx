import { Alert, Card, SimpleGrid, Stack, Title } from "@mantine/core";
import { Field } from "./field.tsx";
import type { Asked } from "./form.ts";
import { Modules } from "./modules.tsx";
import { Section } from "./section.tsx";
import type { Draft } from "./use-draft.ts";

type Props = { asked: Asked; draft: Draft };

/** Every value of a manifest, part by part, as its schema describes them. */
export function EditForm({ asked: { schema, catalogue }, draft: { form, unread } }: Props) {
  const { modules: _, ...properties } = schema.properties ?? {};
  const entries = Object.entries(properties);
  const parts = entries.filter(([, part]) => part.properties);
  const values = entries.filter(([, part]) => !part.properties);
  return (
    <Stack>
      {unread && (
        <Alert color="yellow" title="The JSON is not finished">
          The form shows the last manifest that could be read. What you typed is kept under JSON.
        </Alert>
      )}
      {parts.slice(0, 2).map(([name, part]) => (
        <Section key={name} name={name} schema={part} form={form} />
      ))}
      <Modules catalogue={catalogue} form={form} />
      {parts.slice(2).map(([name, part]) => (
        <Section key={name} name={name} schema={part} form={form} />
      ))}
      <Card withBorder component="section">
        <Title order={2} size="h4" mb="md">
          General
        </Title>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {values.map(([name, value]) => (
            <Field key={name} path={[name]} schema={value} required={false} form={form} />
          ))}
        </SimpleGrid>
      </Card>
    </Stack>
  );
}
