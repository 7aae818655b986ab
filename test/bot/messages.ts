import type { Message } from "../../bot/message.ts";

const footer = "asked by Ian · run R-7 · Open";

/** One message of each kind that the bot says, rendered by every surface. */
export const messages = {
  plan: {
    text: "Panna will be provisioned on staging and production",
    tone: "needs you",
    facts: [
      {
        label: "Will be made",
        value: "14 things: 1 repository, 2 databases, 2 addresses and more",
      },
      { label: "Already there", value: "nothing" },
      { label: "Cost", value: "NZ$0.00 a month on this machine" },
      { label: "Production", value: "panna.mocca.nz", link: "http://panna.localhost:8787" },
    ],
    notes: ["Integration xero is wanted and not built yet; it is recorded and left out."],
    buttons: [
      { label: "Provision", button: "provision", value: { hash: "a1" }, style: "usual" },
      { label: "Details", button: "details", value: {}, style: "plain" },
      { label: "Cancel", button: "cancel", value: {}, style: "plain" },
    ],
    footer: "asked by Ian · plan a1b2c3d",
    audience: "room",
  },
  running: {
    card: "run:7",
    text: "Provisioning Panna on staging and production",
    tone: "running",
    progress: {
      done: 11,
      total: 16,
      ms: 8_120,
      rows: [
        { title: "Repository panna from template, 2 branches", state: "done", ms: 1_200 },
        { title: "Database panna_staging, PostgreSQL 17", state: "done", ms: 400 },
        { title: "Pipeline staging", note: "type-check", state: "running", ms: 2_100 },
        { title: "Access policy production", state: "waiting" },
      ],
    },
    buttons: [
      { label: "Cancel", button: "run-cancel", value: {}, style: "plain" },
      { label: "Details", button: "run-show", value: {}, style: "plain" },
    ],
    footer,
    audience: "room",
  },
  live: {
    card: "run:7",
    text: "Panna is live",
    tone: "done",
    facts: [
      { label: "Staging", value: "http://panna-test.localhost:8787" },
      { label: "Production", value: "http://panna.localhost:8787" },
      { label: "Commit", value: "a1b2c3d Make the first welcome page of Panna" },
      { label: "Provisioned", value: "in 6.3 s" },
      { label: "Live", value: "in 12 s" },
    ],
    buttons: [
      { label: "Open staging", button: "open", value: {}, style: "usual" },
      { label: "Open production", button: "open", value: {}, style: "plain" },
      {
        label: "Destroy",
        button: "destroy",
        value: {},
        style: "destroys",
        confirm: "Both environments and their data are removed for good.",
      },
    ],
    footer,
    audience: "room",
  },
  failed: {
    card: "run:8",
    text: "Panna was not provisioned: step “Database panna_staging” failed",
    tone: "failed",
    progress: {
      done: 3,
      total: 16,
      ms: 102_000,
      rows: [
        { title: "Repository panna from template", state: "done", ms: 1_200 },
        {
          title: "Database panna_staging",
          note: "PostgreSQL refused the connection three times",
          state: "failed",
          ms: 61_000,
        },
        { title: "Address staging", state: "stopped" },
        { title: "Bucket panna-staging", state: "undone", ms: 90 },
      ],
    },
    notes: ["Start PostgreSQL, then press Retry or say /run retry R-8."],
    buttons: [{ label: "Retry", button: "run-retry", value: {}, style: "usual" }],
    footer,
    audience: "room",
  },
  refusal: {
    text: "The manifest of Panna was not stored: 2 values cannot be used. Mend them and say it again.",
    tone: "failed",
    table: {
      columns: ["Where", "Found", "Allowed"],
      rows: [
        ["infrastructure.provider", "“cloudfare”", "local, cloudflare"],
        [
          "client.slug",
          "“Panna Cotta”",
          "a slug such as panna-cotta: small letters, digits, hyphens",
        ],
      ],
      empty: "",
    },
    audience: "asker",
  },
  status: {
    text: "2 clients, 4 environments, all answer",
    tone: "done",
    table: {
      columns: ["Environment", "State", "Commit", "Last deploy", "Address"],
      rows: [
        [
          "Panna · staging",
          "✓ live",
          "a1b2c3d",
          "3 min ago (14:02)",
          "http://panna-test.localhost",
        ],
        ["Panna · production", "✓ live", "a1b2c3d", "3 min ago (14:02)", "http://panna.localhost"],
        [
          "黒い帽子 · staging",
          "✗ failed",
          "0f9e8d7",
          "2 h ago (12:10)",
          "http://black-hat-test.localhost",
        ],
      ],
      empty: "No environments.",
    },
    audience: "asker",
  },
  empty: {
    text: "No runs yet",
    table: {
      columns: ["Run", "State"],
      rows: [],
      empty: "Say /provision and a client to make the first one.",
    },
    audience: "asker",
  },
  help: {
    text: "You can say 3 things here. /help and a command's words tell more.",
    table: {
      columns: ["Command", "What it does"],
      rows: [
        ["Environments"],
        ["/provision", "Makes a client's environments, or brings them to what its manifest says"],
        ["/status", "Shows every environment: state, commit, last deploy, address"],
        ["Runs"],
        ["/run cancel", "Stops a run between two steps"],
      ],
      empty: "",
    },
    audience: "asker",
  },
  form: {
    text: "/promote was not done. Environment: “stagin” cannot be used; allowed: staging, production. Did you mean staging? /promote needs: reason.",
    tone: "needs you",
    notes: ["Usage: /promote CLIENT staging|production REASON…"],
    form: {
      command: "promote",
      fields: [
        {
          name: "client",
          label: "Client",
          kind: "choice",
          choices: ["panna"],
          required: true,
          value: "panna",
        },
        {
          name: "environment",
          label: "Environment",
          kind: "choice",
          choices: ["staging", "production"],
          required: true,
          value: "stagin",
          error: "“stagin” cannot be used; allowed: staging, production.",
        },
        { name: "reason", label: "Reason", help: "Why now", kind: "text", required: true },
      ],
    },
    audience: "asker",
  },
  log: {
    text: "Deploy a1b2c3d of Panna · staging failed at type-check",
    tone: "failed",
    code: "custom/pages/welcome.tsx(12,7): error TS2322: Type 'string' is not assignable to type 'number'.\n    12   const seats: number = \"two\";\n\t   ~~~~~\n\nFound 1 error.",
    footer: "took 1.4 s",
    audience: "asker",
  },
  hostile: {
    text: "\u001b[2J\u001b]0;owned\u0007Client \u001b[31mred\u001b[0m\u0008\u0008 is here\u202e",
    facts: [
      {
        label: "Na\u001bme",
        value: "a\r\nb\u009b31mc",
        link: "http://x\u001b]8;;http://evil\u0007",
      },
    ],
    code: "\u001b[1mbold\u001b[0m\u0000 and \u001bP1$r\u001b\\ more",
    notes: ["\u001b[5A\u001b[Jgone"],
    footer: "\u001b[?25l",
    audience: "asker",
  },
} satisfies Record<string, Message>;
