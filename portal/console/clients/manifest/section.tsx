import { Card, SimpleGrid, Text, Title } from "@mantine/core";
import { Field } from "./field.tsx";
import type { Form, Schema } from "./form.ts";

type Props = { name: string; schema: Schema; form: Form };

/** One part of a manifest: all its values, also those of the parts inside it. */
export function Section({ name, schema, form }: Props) {
  return (
    <Card withBorder component="section">
      <Title order={2} size="h4">
        {schema.title ?? name}
      </Title>
      {schema.description && (
        <Text size="sm" c="dimmed">
          {schema.description}
        </Text>
      )}
      <SimpleGrid cols={{ base: 1, sm: 2 }} mt="md" style={{ alignItems: "start" }}>
        {fieldsOf([name], schema).map(({ path, schema: field, required }) => (
          <Field key={path.join(".")} path={path} schema={field} required={required} form={form} />
        ))}
      </SimpleGrid>
    </Card>
  );
}

type Found = { path: string[]; schema: Schema; required: boolean };

function fieldsOf(path: string[], { properties = {}, required = [] }: Schema): Found[] {
  return Object.entries(properties).flatMap(([name, schema]) =>
    schema.properties
      ? fieldsOf([...path, name], schema)
      : [{ path: [...path, name], schema, required: required.includes(name) }],
  );
}
