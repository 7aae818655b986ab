import { setTimeout as wait } from "node:timers/promises";
import { sign } from "../../../deploys/signature.ts";
import type { DeployRow, StageReport } from "../../../deploys/stages.ts";
import type { City } from "../../../subject.ts";
import { vaultOf } from "../../../vault.ts";
import type { DeployDriver } from "./drive.ts";

const pausesMs = [100, 500, 2_000];

/** Reports stages to Mocca's own door, as any client's pipeline does; a lost report is sent again. */
export function reportByWebhook(driver: DeployDriver, city: City, row: DeployRow) {
  const { platform, local } = driver;
  const url = `${local.origin}/webhooks/deploys/${row.environmentId}`;
  const place = { clientId: row.clientId, projectId: row.projectId, environmentId: null };
  const attempt = Date.now().toString(36);
  return async (report: StageReport) => {
    const secret = await platform.withDb((db) =>
      vaultOf(platform, db, place).get("MOCCA_WEBHOOK_SECRET"),
    );
    if (secret === undefined) throw new Error(`${city.project.slug} has no webhook secret`);
    const body = JSON.stringify({
      id: `${row.id}/${attempt}/${report.stage}/${report.state}`,
      stage: report.stage,
      state: report.state,
      commit: row.commit,
      author: row.author,
      at: new Date().toISOString(),
      ...(report.log !== undefined && report.log !== "" && { log: report.log }),
    });
    for (const pause of [...pausesMs, 0]) {
      const headers = {
        "content-type": "application/json",
        "x-mocca-signature": sign(secret, body),
      };
      const status = await platform.fetch(url, { method: "POST", headers, body }).then(
        (answer) => (answer.ok ? "taken" : answer.status),
        (error: unknown) => String(error),
      );
      if (status === "taken") return;
      if (pause === 0) throw new Error(`${report.stage} could not be reported: ${status}`);
      await wait(pause);
    }
  };
}
