import { z } from "zod";

/** What a letter in the outbox says about itself: which letter, to whom, and where its link leads. */
export const mail = z.object({
  mail: z.enum(["sign-in", "invitation"]),
  person: z.uuid(),
  to: z.string().optional(),
});

export type Mail = z.output<typeof mail>;
