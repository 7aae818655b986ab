import { z } from "zod";
import { judge, rights, rightWords } from "../rights.ts";
import { findClient } from "../scope.ts";
import { question } from "../verb.ts";
import { findPerson } from "./find.ts";

/** What a person may do, in the house or at one client, and why; about others for those who manage. */
export const mayDo = question({
  name: "people/may",
  help: "Says what a person may do, and why.",
  scope: "house",
  right: "look",
  input: z.object({ client: z.string().optional(), email: z.string().optional() }),
  async run(db, { actor }, input) {
    const other = input.email === undefined ? undefined : await findPerson(db, input.email);
    const mayAsk = input.email === undefined || judge(actor, "manage", { at: "house" }).may;
    const subject =
      input.email === undefined ? actor : other && { via: "terminal" as const, person: other };
    if (!mayAsk || subject === undefined) return { known: false as const };
    const own = input.client === undefined ? undefined : await findClient(db, actor, input.client);
    const seen = own !== undefined && judge(actor, "look", own.place).may;
    if (input.client !== undefined && !seen) return { known: false as const };
    const place =
      input.client === undefined
        ? { at: "house" as const }
        : ((await findClient(db, subject, input.client))?.place ?? { at: "house" as const });
    const name = "person" in subject ? subject.person.name : subject.principal;
    return {
      known: true as const,
      name,
      at: own?.client.name,
      guarded: own?.client.guarded ?? false,
      rights: rights.map((right) => ({
        right,
        words: rightWords[right],
        ...judge(subject, right, place),
      })),
    };
  },
});
