import { Group, Stack, Text } from "@mantine/core";
import type { Button, Message } from "../../../../bot/message.ts";
import { CodeBlock } from "../../../looks/code-block.tsx";
import { StateBadge } from "../../../looks/state-badge.tsx";
import { Linked } from "./linked.tsx";
import { MessageButtons } from "./message-buttons.tsx";
import { MessageFacts } from "./message-facts.tsx";
import { MessageForm } from "./message-form.tsx";
import { MessageLinks } from "./message-links.tsx";
import { MessageProgress } from "./message-progress.tsx";
import { MessageTable } from "./message-table.tsx";

type Props = {
  message: Message;
  onPress?: ((button: Button) => Promise<void>) | undefined;
  /** Says the line of a filled form. */
  onFilled?: ((line: string, secret: boolean) => void) | undefined;
  /** Nothing was said after it: its form stands open. */
  isLast?: boolean;
};

/** What Mocca said, part by part in the one order that every surface has. */
export function MessageCard({ message, onPress, onFilled, isLast = false }: Props) {
  const { text, tone, facts, table, progress, code, notes, buttons, links, form, footer } = message;
  return (
    <Stack gap="sm" className="message-card" data-plain={tone === undefined || undefined}>
      <Group gap="xs" align="flex-start">
        <Text component="div" className="message-words" fw={tone ? 600 : 400} flex="1 1 12rem">
          <Linked>{text}</Linked>
        </Text>
        {tone && <StateBadge state={tone} />}
      </Group>
      {facts && facts.length > 0 && <MessageFacts facts={facts} />}
      {progress && <MessageProgress progress={progress} tone={tone ?? "running"} title={text} />}
      {table && <MessageTable table={table} title={text} />}
      {code !== undefined && code !== "" && <CodeBlock code={code} />}
      {notes?.map((note) => (
        <Text key={note} size="sm" c="dimmed" className="message-words">
          <Linked>{note}</Linked>
        </Text>
      ))}
      {form && onFilled && <MessageForm form={form} opened={isLast} onFilled={onFilled} />}
      {buttons && buttons.length > 0 && onPress && (
        <MessageButtons buttons={buttons} onPress={onPress} />
      )}
      {links && links.length > 0 && <MessageLinks links={links} />}
      {footer && (
        <Text size="xs" c="dimmed" component="footer" className="message-words">
          <Linked>{footer}</Linked>
        </Text>
      )}
    </Stack>
  );
}
