import { VisuallyHidden } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import type { Said } from "../said.ts";

/** Tells a screen reader what others say while the thread is open, and how what ran has ended. */
export function NewWords({ messages }: { messages: readonly Said[] }) {
  const known = useRef<Map<string, string>>(undefined);
  const [words, setWords] = useState("");
  useEffect(() => {
    const before = known.current;
    known.current = new Map(messages.map((said) => [said.key, told(said)]));
    if (before === undefined) return;
    const first = messages.findIndex(({ key }) => before.has(key));
    const fresh = messages
      .slice(Math.max(0, first))
      .filter((said) => !said.mine && before.get(said.key) !== told(said));
    if (fresh.length > 0) setWords(fresh.map(told).join(" "));
  }, [messages]);
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {words}
    </VisuallyHidden>
  );
}

/** A card that runs changes often; its words change with what matters. */
function told({ author, body }: Said): string {
  return `${author}: ${body.text}${body.tone === undefined ? "" : ` ${body.tone}.`}`;
}
