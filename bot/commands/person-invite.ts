import { z } from "zod";
import { addPerson } from "../../mocca/people/add.ts";
import { call } from "../../mocca/verb.ts";
import { command } from "../command.ts";

const role = z.enum(["owner", "operator", "member"]);

export const personInviteCommand = command({
  words: "person invite",
  aliases: ["person add"],
  topic: "People",
  help: "Invites a person to the team",
  examples: ['/person invite sam@mio.nz "Sam Ng" operator'],
  args: z.object({
    email: z.string().meta({ label: "E-mail" }),
    name: z.string().meta({ label: "Name" }),
    role: role
      .default("member")
      .meta({ label: "Role", help: "In the house; a member sees the clients they are given" }),
  }),
  right: "own",
  audience: "room",
  async run({ house, actor }, input) {
    const added = await call(addPerson, { house, actor }, input);
    const isMailed = house.platform.config.vendors["SMTP_URL"] !== undefined;
    const notes = [
      ...(isMailed ? [] : ["No mail server is set: /outbox list has the letter and its link."]),
      ...(added.role === "member"
        ? [`Give them a client: /person give ${added.email} CLIENT`]
        : []),
    ];
    return {
      text: `${added.name} is invited to the team as ${added.role}.`,
      tone: "done",
      notes,
      audience: "room",
    };
  },
});
