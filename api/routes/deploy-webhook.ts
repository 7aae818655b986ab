import { eq } from "drizzle-orm";
import type { Context } from "hono";
import { z } from "zod";
import { Refusal } from "../../db/refusal.ts";
import { client, environment } from "../../db/schema.ts";
import { verify } from "../../lucca/deploys/signature.ts";
import { faultsOf } from "../../lucca/faults.ts";
import { vaultOf } from "../../lucca/vault.ts";
import { deployReport, reportDeploy } from "../../mocca/deploys/report.ts";
import { call, type House } from "../../mocca/verb.ts";
import { problem } from "../errors.ts";

/**
 * `POST /webhooks/deploys/:environment`: a pipeline's report, signed with its project's
 * MOCCA_WEBHOOK_SECRET over the raw body, at most five minutes old or ahead. 401 for an unknown
 * environment and a wrong signature alike; the same `id` again has the same answer.
 */
export async function deployWebhook({ platform, vendors }: House, c: Context): Promise<Response> {
  const raw = await c.req.text();
  const place = await placeOf(platform, c.req.param("environment") ?? "");
  const signed = verify(place?.secret ?? "", raw, c.req.header("x-mocca-signature") ?? "");
  if (place === undefined || place.secret === undefined || !signed)
    return problem(c, 401, "The signature is not right.");
  const read = deployReport.safeParse(json(raw), { reportInput: true });
  if (!read.success)
    throw new Refusal("invalid", "The report cannot be read.", "Mend these.", faultsOf(read.error));
  const asker = {
    house: { platform, vendors },
    actor: { via: "webhook" as const, principal: "pipeline" },
    client: place.client,
  };
  const delivery = {
    source: `deploys/${place.id}`,
    key: read.data.id,
    body: { ...read.data, log: null },
  };
  const result = await call(
    reportDeploy,
    asker,
    { environmentId: place.id, report: read.data },
    delivery,
  );
  return c.json(result);
}

async function placeOf(platform: House["platform"], id: string) {
  if (!z.uuid().safeParse(id).success) return undefined;
  return platform.withDb(async (db) => {
    const [row] = await db
      .select({
        id: environment.id,
        projectId: environment.projectId,
        clientId: client.id,
        client: client.slug,
      })
      .from(environment)
      .innerJoin(client, eq(client.id, environment.clientId))
      .where(eq(environment.id, id));
    if (row === undefined) return undefined;
    const vault = vaultOf(platform, db, { ...row, environmentId: null });
    return { ...row, secret: await vault.get("MOCCA_WEBHOOK_SECRET") };
  });
}

function json(raw: string): unknown {
  // A signed body may still not be JSON; the schema then says what it should be.
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
