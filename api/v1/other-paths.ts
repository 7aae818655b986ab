import { deployReport } from "../../mocca/deploys/report.ts";
import { inputSchema } from "./input-schema.ts";

const problem = {
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};
const json = (schema: object) => ({ content: { "application/json": { schema } } });
const text = { type: "string" };

/** The addresses that stand in no list: health, ways to sign in, live pages, the terminal's and the pipelines' doors. */
export const otherPaths = {
  "/healthz": {
    get: {
      operationId: "healthz",
      summary: "Tells whether Mocca can work.",
      tags: ["house"],
      security: [],
      responses: {
        "200": {
          description: "It can.",
          ...json({
            type: "object",
            properties: { version: text, database: text, jobs: text },
          }),
        },
        "503": { description: "Its database or its jobs cannot be reached." },
      },
    },
  },
  "/api/v1/sign-in/ways": {
    get: {
      operationId: "sign-in.ways",
      summary: "Tells the ways to sign in that are set up.",
      tags: ["sign-in"],
      security: [],
      responses: { "200": { description: "Their names.", ...json({}) } },
    },
  },
  "/api/v1/sign-in/link": {
    post: {
      operationId: "sign-in.link",
      summary: "Sends a one-time link to an address of the team.",
      tags: ["sign-in"],
      security: [],
      requestBody: {
        required: true,
        ...json({
          type: "object",
          required: ["email"],
          properties: {
            email: { type: "string", format: "email" },
            to: { type: "string", description: "The path to go to after that." },
          },
        }),
      },
      responses: {
        "202": { description: "Told the same whether the address is known or not.", ...json({}) },
        default: { description: "A refusal, in words.", ...problem },
      },
    },
  },
  "/api/v1/live": {
    get: {
      operationId: "live",
      summary: "Tells a page by WebSocket when there is something to read again.",
      tags: ["house"],
      security: [{ session: [] }],
      responses: {
        "101": {
          description:
            'Send {"join": ["team", "thread:<id>"]} or {"leave": […]}; {"woken": "<room>"} comes back.',
        },
        "426": { description: "The request asks for no WebSocket.", ...problem },
        default: { description: "The session or the Origin is not right." },
      },
    },
  },
  "/api/v1/say": {
    post: {
      operationId: "say",
      summary: "Says one line as a terminal does, with the secret of this machine's server.json.",
      tags: ["house"],
      security: [{ key: [] }],
      requestBody: { required: true, ...json({ type: "object", required: ["say"] }) },
      responses: {
        "200": {
          description: "Messages, one JSON object a line, until a live card has ended.",
          content: { "application/jsonl": { schema: {} } },
        },
        "401": { description: "The secret is not right.", ...problem },
      },
    },
  },
  "/webhooks/deploys/{environment}": {
    post: {
      operationId: "webhooks.deploys",
      summary: "Takes a pipeline's report of one stage; the same id again has the same answer.",
      tags: ["webhooks"],
      security: [],
      parameters: [
        { name: "environment", in: "path", required: true, schema: { type: "string" } },
        {
          name: "X-Mocca-Signature",
          in: "header",
          required: true,
          description: 't=<unix>,v1=<hex HMAC-SHA256 of "t.body"> with the MOCCA_WEBHOOK_SECRET.',
          schema: text,
        },
      ],
      requestBody: {
        required: true,
        ...json(inputSchema(deployReport)),
      },
      responses: {
        "200": { description: "Taken in.", ...json({}) },
        "401": { description: "The signature is not right.", ...problem },
        default: { description: "A refusal, in words.", ...problem },
      },
    },
  },
};
