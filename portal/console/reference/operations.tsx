import { Accordion, Badge, Code, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { CodeBlock } from "../../looks/code-block.tsx";
import { DataTable } from "../../looks/data-table.tsx";
import { curlOf } from "./curl-of.ts";
import type { Input, Operation } from "./open-api.ts";
import { typeWords } from "./type-words.ts";

const columns = [
  {
    title: "Value",
    cell: ({ name, required }: Input) => (
      <Group gap={6}>
        <Code>{name}</Code>
        {required && <Text size="xs">required</Text>}
      </Group>
    ),
  },
  { title: "In", cell: ({ where }: Input) => where },
  { title: "Is", cell: ({ schema }: Input) => typeWords(schema) },
  { title: "What", cell: ({ help }: Input) => help },
];

/** The operations of one noun; the one that the address names stands open. */
export function Operations({ operations }: { operations: readonly Operation[] }) {
  const [opened, setOpened] = useState<string | null>(window.location.hash.slice(1) || null);
  const open = (id: string | null) => {
    setOpened(id);
    if (id !== null) window.history.replaceState(null, "", `#${id}`);
  };
  return (
    <Accordion variant="separated" value={opened} onChange={open} order={3}>
      {operations.map((operation) => (
        <Accordion.Item key={operation.id} value={operation.id} id={operation.id}>
          <Accordion.Control>
            <Group gap="sm">
              <Badge variant="default" radius="sm">
                {operation.method}
              </Badge>
              <Text ff="monospace" size="sm" style={{ overflowWrap: "anywhere" }}>
                {operation.path}
              </Text>
            </Group>
            <Text size="sm" c="dimmed" mt={4}>
              {operation.summary}
            </Text>
          </Accordion.Control>
          <Accordion.Panel>{opened === operation.id && <Details of={operation} />}</Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}

function Details({ of: operation }: { of: Operation }) {
  const { right, shownOnce, inputs, path, method } = operation;
  return (
    <Stack gap="sm">
      {right && (
        <Text size="sm">
          Takes the right <Code>{right}</Code>.{shownOnce && " Its answer is shown once."}
        </Text>
      )}
      {inputs.length > 0 && (
        <DataTable
          label={`What goes into ${method} ${path}`}
          columns={columns}
          rows={inputs}
          keyOf={({ name, where }) => `${where} ${name}`}
        />
      )}
      <CodeBlock code={curlOf(operation)} />
    </Stack>
  );
}
