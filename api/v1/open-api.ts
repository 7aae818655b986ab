import type { Config } from "../../db/platform.ts";
import { cookieOf } from "../auth/cookie.ts";
import { describeRoute, type Schemas } from "./describe-route.ts";
import { otherPaths } from "./other-paths.ts";
import { routes } from "./routes.ts";

const description = `Everything that Mocca can be asked (GET) and told (POST). Both take the session of a person who is signed in, or a key.

A key does what its scopes and its person both may; \`x-right\` is the right that each takes. What takes \`look\` and is told with POST is a person's own affair, which no key may do.

A "no" is a problem (RFC 9457) with what was not done and why in \`title\`, and what to do in \`next\`. What one may not see is answered like what is not there: 404.

Send an \`Idempotency-Key\` with each POST: the same one again changes nothing and has the first answer; with another body or path it is refused (422); an answer that is shown once is not repeated (409).

Whoever writes far more often than a person would is told to wait: 429 with \`Retry-After\`.

A list answers \`{ rows, next }\`; hand \`next\` in again as its cursor (\`before\` or \`after\`) for the rest. \`next\` is absent on the last page. Moments are ISO 8601 in UTC.`;

const problem = {
  type: "object",
  required: ["title", "status"],
  properties: {
    title: { type: "string", description: "What was not done, and why." },
    status: { type: "integer" },
    code: {
      enum: ["invalid", "not_found", "not_allowed", "conflict", "unavailable", "needs_answer"],
    },
    next: { type: "string", description: "What to do." },
    faults: {
      type: "array",
      description: "Each wrong value.",
      items: {
        type: "object",
        required: ["path", "found", "allowed"],
        properties: {
          path: { type: "string" },
          found: { type: "string" },
          allowed: { type: "string" },
        },
      },
    },
  },
};

/** The API's own description, OpenAPI 3.1, made from the same lists as its routes. */
export function openApi({ baseUrl, version }: Pick<Config, "baseUrl" | "version">) {
  const schemas: Schemas = { Problem: problem };
  const paths: Record<string, Record<string, object>> = { ...otherPaths };
  for (const route of routes) {
    const path = route.path.replace(":client", "{client}");
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(route, schemas) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Mocca", version, description },
    servers: [{ url: baseUrl }],
    security: [{ session: [] }, { key: [] }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        session: {
          type: "apiKey",
          in: "cookie",
          name: cookieOf(baseUrl).session,
          description: "The console's sign-in. A POST with it must come from the console's Origin.",
        },
        key: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "mocca_key_…",
          description: "A person's key for the API; see keys/issue.",
        },
      },
    },
  };
}
