import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import type { Json } from "../../../../db/schema.ts";
import { useAsk } from "../../../api/use-ask.ts";
import { type Document, isDocument, withValue } from "./document.ts";
import type { Asked, Form } from "./form.ts";

export type Draft = ReturnType<typeof useDraft>;

/**
 * A manifest that somebody is changing. Form and JSON are two views of it, so changing between them
 * keeps what was typed; it is checked a moment after each change. `moved` when the record changed under it.
 */
export function useDraft(client: string, asked: Asked) {
  const [base, setBase] = useState(asked);
  const [document, setDocument] = useState<Document>(asked.manifest);
  const [text, setText] = useState<string>();
  const touched = document !== base.manifest || text !== undefined;
  /** The text is laid out anew, unless it is no JSON. */
  const leaveText = () => setText((typed) => (typed && read(typed).error ? typed : undefined));
  const reset = () => {
    setBase(asked);
    setDocument(asked.manifest);
    setText(undefined);
  };
  if (asked.hash !== base.hash && !touched) reset();
  const [settled] = useDebouncedValue(document, 400);
  const check = useAsk(
    "projects/check",
    { client, project: asked.project, manifest: settled },
    { enabled: settled !== base.manifest },
  );
  const checked = settled === document && touched && !check.isPlaceholderData;
  const parsed = text === undefined ? undefined : read(text);
  const readOnly = !asked.rights.includes("provision");
  const form: Form = {
    document,
    faults: (touched && check.data?.faults) || [],
    readOnly,
    set: (path, value) => {
      setDocument((before) => withValue(before, path, value));
      leaveText();
    },
  };
  return {
    form,
    hash: base.hash,
    moved: asked.hash !== base.hash && touched,
    touched,
    reset,
    /** What the draft would change; nothing while it is being checked. */
    changes: checked ? check.data?.changes : undefined,
    /** The check itself could not be made; proposing checks again. */
    unchecked: check.isError && settled === document,
    text: text ?? JSON.stringify(document, null, 2),
    /** Why the text is no manifest; the last one that was is kept meanwhile. */
    unread: parsed?.error,
    write(typed: string) {
      const { document: next } = read(typed);
      setText(typed);
      if (next !== undefined) setDocument(next);
    },
    leaveText,
  };
}

function read(text: string): { document?: Document; error?: string } {
  // What a person types is not JSON most of the time.
  try {
    const value: Json = JSON.parse(text);
    return isDocument(value) ? { document: value } : { error: "A manifest is an object." };
  } catch (error) {
    return { error: `This is not JSON yet: ${error instanceof Error ? error.message : ""}` };
  }
}
