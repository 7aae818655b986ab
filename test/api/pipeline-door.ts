import { createApp } from "../../api/app.ts";
import type { StageName } from "../../db/schema.ts";
import { sign } from "../../lucca/deploys/signature.ts";
import { type City, loadCity } from "../../lucca/subject.ts";
import { vaultOf } from "../../lucca/vault.ts";
import { addTestClient, type TestHouse, testHouse } from "../house.ts";

export const secret = "the project's own webhook secret";
export const commit = "a".repeat(40);
export const second = "b".repeat(40);

type Report = Record<string, unknown>;
type Sent = { key?: string; at?: Date; place?: string };

export type PipelineDoor = Awaited<ReturnType<typeof pipelineDoor>>;

/** The door of deploy reports at Panna's staging, and a pipeline in front of it. */
export async function pipelineDoor() {
  const house: TestHouse = await testHouse();
  const app = createApp({ house });
  const city = await cityWith("panna", secret);
  const staging = city.environments.find((one) => one.name === "staging")?.id ?? "";
  const start = Date.now();
  let told = 0;

  async function cityWith(slug: string, value: string): Promise<City> {
    const { clientId, projectId } = await addTestClient(house, slug);
    return house.platform.withDb(async (db) => {
      const vault = vaultOf(house.platform, db, { clientId, projectId, environmentId: null });
      await vault.put("MOCCA_WEBHOOK_SECRET", value);
      return loadCity(db, clientId, projectId);
    });
  }

  /** A report, a second after the one before. */
  function report(of: StageName, state: string, more: Report = {}): Report {
    told += 1;
    const at = new Date(start + told * 1_000).toISOString();
    return { id: `d-${told}`, stage: of, state, commit, author: "Sam", at, ...more };
  }

  function post(body: string, signature: string, place = staging) {
    const headers = { "content-type": "application/json", "x-mocca-signature": signature };
    return app.request(`/webhooks/deploys/${place}`, { method: "POST", headers, body });
  }

  function send(what: Report, { key = secret, at = new Date(), place = staging }: Sent = {}) {
    const body = JSON.stringify(what);
    return post(body, sign(key, body, at), place);
  }

  return { house, app, city, staging, cityWith, report, post, send, close: () => house.close() };
}
