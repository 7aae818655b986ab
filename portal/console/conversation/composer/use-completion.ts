import { useEffect, useState } from "react";
import { ask } from "../../../api/call-api.ts";
import { useAsk } from "../../../api/use-ask.ts";
import { asksMocca } from "../asks-mocca.ts";
import { holdsSecret } from "../holds-secret.ts";
import { type Completion, commandOptions, type Option, valueOptions } from "./options.ts";

type Answered = { line: string; cursor: number; completion: Completion };
type Hint = NonNullable<Completion["hint"]>;

const pauseMs = 80;
const none: Option[] = [];

/** What could stand at the cursor of a line, and how the command that has begun is said. */
export function useCompletion(line: string, cursor: number): { options: Option[]; hint?: Hint } {
  const asked = asksMocca(line) && !line.includes("\n") && !holdsSecret(line);
  const commands = useAsk("rooms/commands", {}, { enabled: asked }).data;
  const [answered, setAnswered] = useState<Answered>();
  useEffect(() => {
    if (!asked) return;
    const gone = new AbortController();
    const timer = window.setTimeout(() => {
      // What cannot be completed is typed out.
      ask("rooms/complete", { line, cursor }, gone.signal).then(
        (completion) => setAnswered({ line, cursor, completion }),
        () => undefined,
      );
    }, pauseMs);
    return () => {
      window.clearTimeout(timer);
      gone.abort();
    };
  }, [asked, line, cursor]);
  if (!asked) return { options: none };
  const hint = answered?.completion.hint;
  const begun = commandOptions(commands ?? [], line, cursor);
  const current = answered?.line === line && answered.cursor === cursor;
  const options =
    begun.length > 0 ? begun : current ? valueOptions(answered.completion, line, cursor) : none;
  return { options, ...(hint && { hint }) };
}
