import { personOf } from "../../db/actor.ts";
import { record } from "../../db/record.ts";
import type { House } from "../../mocca/verb.ts";
import { whoAsks } from "./who-asks.ts";

const kinds: Readonly<Record<string, string>> = {
  "/passkey/verify-registration": "passkey added",
  "/passkey/delete-passkey": "passkey removed",
};

/** Records that a person's passkeys have changed, which are ways in. */
export async function tellPasskey(house: House, request: Request, path: string): Promise<void> {
  const kind = kinds[path];
  const actor = kind === undefined ? undefined : await whoAsks(house, request);
  const person = actor && personOf(actor);
  if (kind === undefined || actor === undefined || person === undefined) return;
  const facts = { person: person.id, name: person.name };
  await record(house.platform, actor, "sign-in/passkey", async () => ({
    result: undefined,
    events: [{ kind, facts }],
  }));
}
