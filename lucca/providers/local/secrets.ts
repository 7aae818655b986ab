import { randomBytes } from "node:crypto";
import type { Found, Provider, Work } from "../../provider.ts";

const name = "MOCCA_WEBHOOK_SECRET";

/** The project's webhook secret, made once and kept in the vault; the facts only name it. */
export const secrets: Provider = {
  class: "D",
  async observe(work) {
    return (await work.vault.get(name)) === undefined ? undefined : found(work);
  },
  async ensure(work) {
    if ((await work.vault.get(name)) === undefined)
      await work.vault.put(name, randomBytes(32).toString("hex"));
    return found(work);
  },
  async remove(work) {
    await work.vault.remove(name);
  },
};

function found(work: Work): Found {
  return { externalId: name, marker: work.marker, facts: { names: [name] } };
}
