import type { PlanBody } from "../../lucca/plan.ts";
import { cityTitle } from "../city-title.ts";
import type { Message } from "../message.ts";

type Shown = {
  id: string;
  hash: string;
  client: string;
  clientSlug: string;
  project: string;
  body: PlanBody;
};

/** A plan as a person decides it: what will be made, what is there already, and what to know. */
export function planMessage(shown: Shown): Message {
  const { id, hash, clientSlug, body } = shown;
  const client = cityTitle(shown);
  const made = body.parts.filter((part) => !part.there).length;
  const destroys = body.kind === "destroy";
  const value = { plan: id, hash, client: clientSlug };
  return {
    card: `plan:${id}`,
    text: headline(client, body, made),
    tone: "needs you",
    facts: [
      {
        label: destroys ? "Removes" : "Creates",
        value: `${destroys ? body.parts.length : made} of ${body.parts.length} parts`,
      },
      { label: "Cost", value: "nothing: it runs on this machine" },
      { label: "Plan", value: hash.slice(0, 12) },
    ],
    table: {
      columns: ["", "Part", "Vendor"],
      rows: body.parts.map((part) => [mark(destroys, part.there), part.title, part.vendor]),
      empty: "",
    },
    notes: [...changed(body), ...body.notes],
    buttons: [
      destroys
        ? {
            label: "Destroy",
            button: "approve-plan",
            value,
            style: "destroys",
            confirm: `Destroy ${client} for good?`,
          }
        : { label: "Provision", button: "approve-plan", value, style: "usual" },
      { label: "Cancel", button: "cancel-plan", value, style: "plain" },
    ],
    audience: "room",
  };
}

/** What a proposal changes in the configuration, value by value. */
function changed({ proposed }: PlanBody): string[] {
  return (proposed?.changes ?? []).map(
    ({ path, from, to }) => `${path}: ${from ?? "not set"} → ${to ?? "not set"}`,
  );
}

function mark(destroys: boolean, there: boolean): string {
  if (destroys) return "remove";
  return there ? "there" : "create";
}

function headline(client: string, body: PlanBody, made: number): string {
  if (body.kind === "destroy") return `Destroying ${client} takes ${body.parts.length} parts away.`;
  if (body.proposed)
    return `${body.proposed.commit ? "A push" : body.proposed.author} proposes a change to ${client}: ${made} of ${body.parts.length} parts are new.`;
  return made === 0
    ? `${client} is all there: nothing new would be made, the code is composed again.`
    : `Provisioning ${client} creates ${made} of ${body.parts.length} parts.`;
}
