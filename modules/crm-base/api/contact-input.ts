import * as z from "zod";
import { type FieldFault, problem } from "../../contract.ts";

const text = (most: number) =>
  z
    .string("Write a text.")
    .trim()
    .max(most, `Use at most ${most} letters.`)
    // PostgreSQL has no place for it in a text.
    .refine((value) => !value.includes("\0"), "Take out the character that cannot be shown.");

const fields = {
  name: text(200).min(1, "Write the person's name."),
  email: text(254).refine(
    (value) => value === "" || z.email().safeParse(value).success,
    "Write an address such as mere@example.nz, or leave it empty.",
  ),
  phone: text(50).regex(
    /^([+(]?\d[\d\s().+/-]*(\s*(x|ext\.?)\s*\d+)?)?$/i,
    "Write a number such as +64 21 555 0123, or leave it empty.",
  ),
  organisation: text(200),
  role: text(200),
  notes: text(10_000),
};

/** `id` is made by the page, so that the same press sent twice adds one contact. */
export const newContact = z.object({
  id: z.uuid().optional(),
  name: fields.name,
  email: fields.email.default(""),
  phone: fields.phone.default(""),
  organisation: fields.organisation.default(""),
  role: fields.role.default(""),
  notes: fields.notes.default(""),
});

/** `version` is the one that the person saw when they began to write. */
export const changedContact = z.object({ version: z.int().positive(), ...fields });

export const chosenContacts = z.object({ ids: z.array(z.uuid()).min(1).max(500) });

/** What was sent, checked; or the answer that names each wrong field. */
export async function readBody<T extends z.ZodType>(
  request: { json(): Promise<unknown> },
  schema: T,
): Promise<{ value: z.output<T> } | { refused: Response }> {
  // What is no JSON is refused by the schema like any other wrong value.
  const result = schema.safeParse(await request.json().catch(() => undefined));
  if (result.success) return { value: result.data };
  return {
    refused: problem({
      status: 422,
      title: "Not saved",
      detail: "Some of it cannot be kept as it is. Nothing was changed.",
      faults: result.error.issues.map(faultOf),
    }),
  };
}

function faultOf(issue: z.core.$ZodIssue): FieldFault {
  return { path: issue.path.join("."), message: issue.message };
}
