import { z } from "zod";
import { Refusal } from "../../db/refusal.ts";
import { addClient } from "../../mocca/clients/add.ts";
import { call } from "../../mocca/verb.ts";
import { command } from "../command.ts";

export const clientAddCommand = command({
  words: "client add",
  aliases: [],
  topic: "Clients",
  help: "Adds a client from a manifest file, or by name, slug and domain",
  examples: [
    "/client add --manifest ./manifest.json",
    '/client add "Panna Cotta" panna panna.mocca.nz',
  ],
  args: z.object({
    name: z.string().optional().meta({ label: "Name", help: "As people say it" }),
    slug: z
      .string()
      .optional()
      .meta({ label: "Slug", help: "a–z, 0–9 and -, for hosts and repositories" }),
    domain: z.string().optional().meta({ label: "Domain", help: "Where production will answer" }),
    manifest: z
      .string()
      .optional()
      .meta({ label: "Manifest", help: "A manifest.json", flag: true, file: true }),
  }),
  right: "manage",
  audience: "room",
  async run({ house, actor }, { name, slug, domain, manifest }) {
    const wanted = manifest === undefined ? usual(name, slug, domain) : json(manifest);
    const added = await call(addClient, { house, actor }, { manifest: wanted });
    return {
      text: `${added.name} is added.`,
      tone: "done",
      notes: [`Next: /provision ${added.slug}`],
      audience: "room",
    };
  },
});

/** A client by answers runs on this machine with the shell and contacts; the manifest can say otherwise. */
function usual(name: string | undefined, slug: string | undefined, domain: string | undefined) {
  if (name === undefined || slug === undefined || domain === undefined)
    throw new Refusal(
      "needs_answer",
      "The client was not added: a name, a slug and a domain are needed, or a manifest",
      'Say /client add "Panna Cotta" panna panna.mocca.nz, or /client add --manifest ./manifest.json',
    );
  return {
    client: { name, slug, domain },
    infrastructure: { provider: "local", database: "local", auth: "local", git: "local" },
    modules: { mocca_client: { enabled: true }, crm_base: { enabled: true } },
  };
}

function json(text: string): unknown {
  // A person's file may be anything.
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal(
      "invalid",
      `The client was not added: the manifest is not JSON: ${String(error)}`,
      "Mend the file",
    );
  }
}
