import { z } from "zod";
import { serviceToken } from "../../db/schema.ts";
import { newServiceToken } from "../../lucca/access/service-token.ts";
import { cityName } from "../../lucca/city.ts";
import { findCity } from "../projects/find.ts";
import { verb } from "../verb.ts";
import { environmentOf } from "./environment-of.ts";

/**
 * Makes a machine's way through the gate of one environment: its id and its secret, for the headers
 * CF-Access-Client-Id and CF-Access-Client-Secret. The secret is in the result only.
 */
export const issueServiceToken = verb({
  name: "access/issue-service-token",
  help: "Lets a machine into one environment by a token that is shown once.",
  scope: "client",
  right: "manage",
  shownOnce: true,
  input: z.object({
    project: z.string(),
    environment: z.enum(["staging", "production"]),
    name: z
      .string()
      .trim()
      .regex(/^[^\p{C}]{1,80}$/u, "1 to 80 letters on one line"),
    parts: z
      .array(z.enum(["dashboard", "api"]))
      .min(1, "dashboard, api or both")
      .default(["api"]),
    days: z.int().min(1, "1 to 365 days").max(365, "1 to 365 days").default(90),
  }),
  async run(tx, { client }, { project, environment, name, parts: wished, days }) {
    const city = await findCity(tx, client, project);
    const place = environmentOf(city, environment);
    const { id, clientId, secret, hash, hint } = newServiceToken();
    const expiresAt = new Date(Date.now() + days * 86_400_000);
    const parts = [...new Set(wished)];
    await tx.insert(serviceToken).values({ id, ...place, name, parts, hash, hint, expiresAt });
    const where = { city: cityName(city.client, city.project), environment };
    return {
      result: { ...where, clientId, secret, hint, name, parts, expiresAt },
      events: [
        { kind: "service token issued", ...place, facts: { name, hint, parts, environment } },
      ],
    };
  },
});
