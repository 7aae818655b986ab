import { Group, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { focusTitle } from "./awaited-title.ts";
import { useTitle } from "./use-title.ts";

type Props = {
  title: string;
  description?: ReactNode;
  /** Actions, at the right end. */
  children?: ReactNode;
};

/** A page's one h1, which the focus moves to, and the document's title. */
export function PageHeader({ title, description, children }: Props) {
  useTitle(title);
  return (
    <Group justify="space-between" align="flex-start" gap="md" mb="md">
      <Stack gap={4} miw={0} flex="1 1 18rem">
        <Title order={1} tabIndex={-1} className="page-title" ref={focusTitle}>
          {title}
        </Title>
        {description && (
          <Text component="div" c="dimmed">
            {description}
          </Text>
        )}
      </Stack>
      {children && <Group gap="xs">{children}</Group>}
    </Group>
  );
}
