import { Button, Group, Stack } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Field } from "../../../../bot/message.ts";
import { type Form, lineOfForm } from "../line-of-form.ts";
import { wordsIn } from "../words-in.ts";
import { FormField } from "./form-field.tsx";

type Props = {
  form: Form;
  opened: boolean;
  onFilled: (line: string, secret: boolean) => void;
};

type Answer = string | string[];

/** Asks for what a command still needs; its line is said when the form is sent. */
export function MessageForm({ form, opened: first, onFilled }: Props) {
  const [reopened, reopen] = useState(false);
  const [answers, setAnswers] = useState<Record<string, Answer>>(() =>
    Object.fromEntries(form.fields.map((field) => [field.name, given(field)])),
  );
  const [lacking, setLacking] = useState<string[]>([]);
  if (!first && !reopened)
    return (
      <Button
        variant="default"
        size="xs"
        style={{ alignSelf: "flex-start" }}
        onClick={() => reopen(true)}
      >
        Fill in the form
      </Button>
    );
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const missing = form.fields.filter(
      ({ name, required }) => required && (answers[name] ?? "").length === 0,
    );
    setLacking(missing.map(({ name }) => name));
    const [lack] = missing;
    if (lack) {
      const field = event.currentTarget.elements.namedItem(lack.name);
      if (field instanceof HTMLElement) field.focus();
      return;
    }
    const secret = form.fields.some(({ kind, name }) => kind === "secret" && answers[name] !== "");
    onFilled(lineOfForm(form, answers), secret);
    reopen(false);
  }
  return (
    <form onSubmit={submit} aria-label={`/${form.command}`} noValidate>
      <Stack gap="sm" maw={480}>
        {form.fields.map((field) => (
          <FormField
            key={field.name}
            field={field}
            value={answers[field.name] ?? ""}
            error={lacking.includes(field.name) ? "This is needed." : field.error}
            onChange={(value) => {
              setAnswers((before) => ({ ...before, [field.name]: value }));
              setLacking((before) => before.filter((name) => name !== field.name));
            }}
          />
        ))}
        <Group>
          <Button type="submit" size="sm">
            Send
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function given({ value = "", many }: Field): Answer {
  return many ? wordsIn(value) : value;
}
