import { Refusal } from "../../db/refusal.ts";
import { lineOf } from "../form.ts";
import type { Field, Message } from "../message.ts";
import { nearest } from "../nearest.ts";
import type { Ask } from "./ask.ts";
import { shownChoices } from "./fields.ts";
import { plainAll } from "./plain.ts";
import { contentsOf } from "./with-files.ts";

type Form = NonNullable<Message["form"]>;

/**
 * Asks for each field that is missing or wrong, in turn, until it can be used. Gives the line to say,
 * or nothing when the person backed out with Ctrl-C.
 */
export async function fillForm(
  form: Form,
  ask: Ask,
  write: (line: string) => void,
): Promise<string | undefined> {
  const answers: Record<string, string> = {};
  for (const field of form.fields) {
    const given = field.error === undefined ? field.value : undefined;
    const answer = given ?? (await fill(field, ask, write));
    if (answer === undefined) return undefined;
    answers[field.name] = answer;
  }
  return lineOf(form, answers);
}

async function fill(
  field: Field,
  ask: Ask,
  write: (line: string) => void,
): Promise<string | undefined> {
  const { label, help, choices = [], required, kind, value, error } = plainAll(field);
  if (choices.length > shownChoices) write(choices.join(", "));
  const about = [help, required ? undefined : "may be left empty"].filter(Boolean).join("; ");
  const prompt = `${label}${about === "" ? "" : ` (${about})`}${kind === "file" ? ", a path" : ""}: `;
  const complete = async (line: string): Promise<[string[], string]> => [
    choices.filter((choice) => choice.startsWith(line)),
    line,
  ];
  for (;;) {
    const secret = kind === "secret";
    const initial = error === undefined ? "" : (value ?? "");
    const answer = await ask({ prompt, secret, initial, ...(choices.length > 0 && { complete }) });
    if ("left" in answer) return undefined;
    const read = await usable(field, answer.said.trim());
    if ("value" in read) return read.value;
    write(read.problem);
  }
}

async function usable(
  { kind, choices, required }: Field,
  said: string,
): Promise<{ value: string } | { problem: string }> {
  if (said === "")
    return required ? { problem: "This is needed. Ctrl-C backs out." } : { value: "" };
  if (kind === "file") return fileOr(said);
  if (kind !== "choice" || choices === undefined) return { value: said };
  const lower = said.toLowerCase();
  const chosen = choices.find((choice) => choice.toLowerCase() === lower);
  if (chosen !== undefined) return { value: chosen };
  const near = nearest(said, choices);
  const hint = near.length === 0 ? "Choose from the list." : `Did you mean ${near.join(" or ")}?`;
  return { problem: `“${said}” cannot be chosen. ${hint}` };
}

/** A path that cannot be read is asked for again, in the words of the refusal. */
async function fileOr(path: string): Promise<{ value: string } | { problem: string }> {
  return contentsOf(path).then(
    (value) => ({ value }),
    (error: unknown) => {
      if (error instanceof Refusal) return { problem: `${error.message}.` };
      throw error;
    },
  );
}
