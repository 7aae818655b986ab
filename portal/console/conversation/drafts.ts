import { holdsSecret } from "./holds-secret.ts";

const most = 50;
const draftAt = (person: string, thread: string) => `mocca.draft.${person}.${thread}`;
const linesAt = (person: string, thread: string) => `mocca.lines.${person}.${thread}`;

/** What a person had begun to write in a thread. */
export function readDraft(person: string, thread: string): string {
  return localStorage.getItem(draftAt(person, thread)) ?? "";
}

export function keepDraft(person: string, thread: string, text: string): void {
  if (text === "" || holdsSecret(text)) localStorage.removeItem(draftAt(person, thread));
  else localStorage.setItem(draftAt(person, thread), text);
}

/** The lines that a person said in a thread from this browser, the oldest first. */
export function readLines(person: string, thread: string): string[] {
  // `keepLine` alone writes there.
  return JSON.parse(localStorage.getItem(linesAt(person, thread)) ?? "[]") as string[];
}

export function keepLine(person: string, thread: string, line: string): void {
  if (holdsSecret(line) || line.length > 2000) return;
  const others = readLines(person, thread).filter((one) => one !== line);
  localStorage.setItem(linesAt(person, thread), JSON.stringify([...others, line].slice(-most)));
}
