import { Text } from "@mantine/core";
import type { Message } from "../../../../bot/message.ts";
import { Linked, Outside } from "./linked.tsx";

/** Labels and values, side by side where there is room. */
export function MessageFacts({ facts }: { facts: NonNullable<Message["facts"]> }) {
  return (
    <dl className="message-facts">
      {facts.map(({ label, value, link }) => (
        <div key={label}>
          <Text component="dt" size="sm" c="dimmed">
            {label}
          </Text>
          <Text component="dd" size="sm" className="message-words" m={0}>
            {link === undefined ? <Linked>{value}</Linked> : <Outside href={link}>{value}</Outside>}
          </Text>
        </div>
      ))}
    </dl>
  );
}
