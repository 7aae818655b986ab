export type Unit = "ms" | "MB" | "requests";

export type Row = {
  /** What is measured. */
  what: string;
  unit: Unit;
  /** At most this much; a row without one is told for its own sake. */
  aim?: number;
  /** What stands beside it, measured in the same run. */
  beside: string;
};

const tools = "esbuild, Vite and one workerd by themselves";

/** What the benchmark tells, in this order. */
export const rows = {
  "first start": {
    what: "First start to ready",
    unit: "ms",
    aim: 6_000,
    beside: "initdb and PostgreSQL by themselves",
  },
  "later start": {
    what: "Later start to ready",
    unit: "ms",
    aim: 2_500,
    beside: "PostgreSQL by itself",
  },
  "first client": {
    what: "Button to both environments answering, first client",
    unit: "ms",
    aim: 15_000,
    beside: tools,
  },
  "second client": {
    what: "The same, second client",
    unit: "ms",
    aim: 8_000,
    beside: tools,
  },
  push: {
    what: "One-line push to staging live",
    unit: "ms",
    aim: 4_000,
    beside: "git push, Biome, tsc, esbuild, Vite and workerd by themselves",
  },
  steps: {
    what: "A run of 14 empty steps",
    unit: "ms",
    aim: 60,
    beside: "the same graph as plain promises",
  },
  plan: { what: "A plan with no changes", unit: "ms", aim: 50, beside: "/healthz" },
  status: { what: "/status", unit: "ms", aim: 30, beside: "/healthz" },
  failed: {
    what: "Requests failed while deploying, 200 a second",
    unit: "requests",
    aim: 0,
    beside: "without a deploy",
  },
  slowest: {
    what: "Slowest 1 % of those requests",
    unit: "ms",
    beside: "without a deploy",
  },
  memory: {
    what: "Memory of an idle environment",
    unit: "MB",
    aim: 60,
    beside: "one workerd with the same bundle",
  },
} as const satisfies Record<string, Row>;

export type RowName = keyof typeof rows;
