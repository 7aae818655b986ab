import type { IncomingMessage } from "node:http";
import type { Platform } from "../../../../db/platform.ts";
import type { Part } from "../../../access/part.ts";
import { openServiceToken } from "../../../access/service-token.ts";
import { currentKey } from "../../../access/signing-keys.ts";
import { signToken } from "../../../access/token.ts";
import { keptFor } from "./kept-for.ts";

const freshMs = 3_000;

type Asked = { environmentId: string; part: Part; aud: string; clientId: string; secret: string };

/** What a machine says of itself, in the two headers that Cloudflare Access reads. */
export function machineIn({
  headers,
}: IncomingMessage): { clientId: string; secret: string } | undefined {
  const [clientId, secret] = [headers["cf-access-client-id"], headers["cf-access-client-secret"]];
  return typeof clientId === "string" && typeof secret === "string"
    ? { clientId, secret }
    : undefined;
}

/** The assertion of a machine whose service token opens an application; a revoked one ends within three seconds. */
export function machines(platform: Platform): (asked: Asked) => Promise<string | undefined> {
  const issuer = new URL(platform.config.baseUrl).origin;
  return keptFor(freshMs, ({ environmentId, part, aud, clientId, secret }) =>
    platform.withDb(async (db) => {
      const parts = await openServiceToken(db, environmentId, { clientId, secret });
      if (!parts.includes(part)) return undefined;
      return signToken(await currentKey(platform, db), issuer, aud, { kind: "machine", clientId });
    }),
  );
}
