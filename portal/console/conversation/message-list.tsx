import { Box, Button, Divider, Loader } from "@mantine/core";
import IconArrowDown from "@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs";
import { type ReactNode, useEffect, useRef } from "react";
import { NewWords } from "./message/new-words.tsx";
import { OutgoingRow } from "./message/outgoing-row.tsx";
import { SaidRow } from "./message/said-row.tsx";
import { rowsOf } from "./rows-of.ts";
import type { ThreadState } from "./said.ts";
import { useEnd } from "./use-end.ts";
import type { useOutgoing } from "./use-outgoing.ts";
import { useReading } from "./use-reading.ts";

type Props = {
  thread: string;
  state: ThreadState;
  sending: ReturnType<typeof useOutgoing>;
  earlier: { reading: boolean; read: () => Promise<void> };
  label: string;
  head: ReactNode;
  /** Stands where nothing was said yet. */
  empty: ReactNode;
};

/** A thread's messages with their days and what is new; earlier ones come when one scrolls up to them. */
export function MessageList({ thread, state, sending, earlier, label, head, empty }: Props) {
  const box = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const top = useRef<HTMLDivElement>(null);
  const { messages } = state;
  const { outgoing, arrived } = sending;
  const { atEnd, toEnd, scrolled } = useEnd(box, content, messages[0]?.key);
  const newAfter = useReading(thread, state, atEnd);
  const rows = rowsOf(messages, newAfter);
  const last = messages.at(-1)?.key;
  const said = outgoing.length;
  useEffect(() => {
    if (said > 0) toEnd();
  }, [said, toEnd]);
  const { read } = earlier;
  useEffect(() => {
    if (!state.earlier || top.current === null) return;
    const watcher = new IntersectionObserver(
      ([seen]) => {
        if (seen?.isIntersecting) void read();
      },
      { root: box.current, rootMargin: "400px 0px 0px" },
    );
    watcher.observe(top.current);
    return () => watcher.disconnect();
  }, [state.earlier, read]);
  return (
    <div className="messages-frame">
      <Box
        component="section"
        className="messages"
        ref={box}
        onScroll={scrolled}
        tabIndex={0}
        aria-label={label}
      >
        <div ref={content}>
          {!state.earlier && head}
          {state.earlier && (
            <div ref={top} className="messages-earlier">
              {earlier.reading ? (
                <Loader size="sm" aria-label="Reading earlier messages" />
              ) : (
                <Button variant="subtle" size="compact-sm" onClick={() => void read()}>
                  Earlier messages
                </Button>
              )}
            </div>
          )}
          {rows.length === 0 && outgoing.length === 0 && empty}
          {rows.map((row) =>
            row.kind === "said" ? (
              <SaidRow
                key={row.key}
                said={row.said}
                goesOn={row.goesOn}
                isLast={row.said.key === last}
              />
            ) : (
              <Divider
                key={row.key}
                className="messages-divider"
                data-new={row.kind === "new" || undefined}
                label={row.kind === "new" ? "New messages" : row.day}
                {...(row.kind === "new" && { color: "brand" })}
              />
            ),
          )}
          {outgoing.map((one) => (
            <OutgoingRow key={one.key} one={one} arrived={arrived.has(one.key)} />
          ))}
        </div>
      </Box>
      {!atEnd && (
        <Button
          className="messages-latest"
          size="xs"
          radius="xl"
          leftSection={<IconArrowDown size={14} aria-hidden />}
          onClick={toEnd}
        >
          Jump to the latest
        </Button>
      )}
      <NewWords messages={messages} />
    </div>
  );
}
