import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useMe } from "../../../api/me.ts";
import { useFilter } from "../../../looks/use-filter.ts";
import { keepDraft, readDraft, readLines } from "../drafts.ts";
import { firstActive, type Option } from "./options.ts";
import { useCompletion } from "./use-completion.ts";

/**
 * What is being written in one thread: the line with its cursor, what could complete it, and the keys.
 * In a main thread it begins with `?say=` of the address, which is taken out then. Enter sends, Shift+Enter begins a new line, Tab and Enter take a completion, ↑ brings back what was said.
 */
export function useComposer(thread: string, isMain: boolean, onSay: (line: string) => void) {
  const { person } = useMe();
  const input = useRef<HTMLTextAreaElement>(null);
  const [{ say }, change] = useFilter(["say"]);
  const begin = isMain ? say : "";
  const [line, setLine] = useState(() => begin || readDraft(person.id, thread));
  const [cursor, setCursor] = useState(line.length);
  const [closedAt, setClosedAt] = useState<string>();
  const [chosen, setChosen] = useState<{ line: string; at: number }>();
  /** How many said lines ago the line is from; 0 is one of its own. */
  const [ago, setAgo] = useState(0);
  const { options, hint } = useCompletion(line, cursor);
  const opened = options.length > 0 && closedAt !== line && ago === 0;
  const active = chosen?.line === line ? chosen.at : firstActive(options, line, cursor);

  useEffect(() => {
    if (begin === "") return;
    setLine(begin);
    setCursor(begin.length);
    input.current?.focus();
    input.current?.setSelectionRange(begin.length, begin.length);
    change({ say: "" });
  }, [begin, change]);

  function write(next: string, at = next.length) {
    setLine(next);
    setCursor(at);
    keepDraft(person.id, thread, next);
    // The cursor can only be set once the text is there.
    requestAnimationFrame(() => input.current?.setSelectionRange(at, at));
  }

  function take(option: Option | undefined) {
    if (option === undefined) return;
    write(option.line, option.cursor);
    input.current?.focus();
  }

  function send() {
    const said = line.trim();
    if (said === "") return;
    onSay(said);
    setAgo(0);
    write("");
  }

  function bringBack(steps: number): boolean {
    const lines = readLines(person.id, thread);
    const wanted = ago + steps;
    if (wanted < 0 || wanted > lines.length) return false;
    setAgo(wanted);
    write(lines[lines.length - wanted] ?? "");
    return true;
  }

  function pressed(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (keyed(event.key, event.shiftKey)) event.preventDefault();
  }

  /** Whether the key was meant for the composer. */
  function keyed(key: string, shift: boolean): boolean {
    const step = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && opened) {
      const { length } = options;
      const from = active < 0 && step < 0 ? 0 : active;
      setChosen({ line, at: (from + step + length) % length });
      return true;
    }
    if (step !== 0 && (line === "" || ago > 0)) return bringBack(-step);
    if (key === "Escape" && opened) {
      setClosedAt(line);
      return true;
    }
    if (key === "Tab" && opened && !shift) {
      take(options[Math.max(0, active)]);
      return true;
    }
    if (key !== "Enter" || shift) return false;
    if (opened && active >= 0) take(options[active]);
    else send();
    return true;
  }

  return {
    input,
    line,
    options: opened ? options : [],
    active,
    ...(hint && { hint }),
    changed(next: string, at: number) {
      setAgo(0);
      setLine(next);
      setCursor(at);
      keepDraft(person.id, thread, next);
    },
    moved: setCursor,
    write,
    take,
    send,
    pressed,
    close: () => setClosedAt(line),
  };
}
