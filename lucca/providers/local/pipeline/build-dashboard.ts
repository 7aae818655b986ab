import "./unseen-files.ts";
import { join } from "node:path";
import { build, createLogger, type Rolldown } from "vite";
import type { BuildJob } from "./build-job.ts";
import { dashboardGuard } from "./dashboard-guard.ts";
import { type Ground, withoutQuery } from "./ground.ts";
import { collectRefusals } from "./refused-imports.ts";

// Run as a process of its own by build.ts, which wrote this argument.
const job = JSON.parse(process.argv[2] ?? "") as BuildJob;
const webRoot = join(job.tree, "apps/dashboard");
const ground: Ground = { tree: job.tree, webRoot, direct: job.direct, folders: job.folders };
const refused = collectRefusals(ground);
const notOurs = "is not in this repository";
const warnings = new Set<string>();

// A reader of stylesheets inside Vite throws where nothing catches it when a file is not there or not to be read.
process.on("uncaughtException", ({ message }) => {
  const stylesheet = message.startsWith("PostCSS received undefined");
  console.log(
    stylesheet ? `A stylesheet composes or takes a value from a file that ${notOurs}.` : message,
  );
  process.exit(1);
});

const lines = await bundle();
const said = lines ?? [...warnings].map((words) => `Warning: ${words}`);
if (lines !== undefined) process.exitCode = 1;
if (refused.lines.size > 0 || said.length > 0) console.log([...refused.lines, ...said].join("\n"));

/** Writes assets/, or returns the lines that say why not. */
async function bundle(): Promise<string[] | undefined> {
  const guard = () => dashboardGuard(ground, refused);
  const warn = (words: string) => void warnings.add(words.trim());
  const failed = await build({
    configFile: false,
    root: webRoot,
    publicDir: false,
    envDir: false,
    logLevel: "silent",
    customLogger: { ...createLogger("silent"), warn, warnOnce: warn },
    css: { postcss: { plugins: [] } },
    plugins: [guard()],
    worker: { format: "es", plugins: () => [guard()] },
    build: {
      emptyOutDir: false,
      outDir: join(job.out, "assets"),
      assetsInlineLimit: 0,
      target: "es2022",
      reportCompressedSize: false,
      chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
      modulePreload: { polyfill: false },
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
  }).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (refused.lines.size > 0) return [];
  return failed === undefined ? undefined : messagesOf(failed);
}

type Failure = Partial<Rolldown.RolldownError> & { message: string; permission?: string };

function messagesOf(error: unknown): string[] {
  // Rolldown collects errors; before it starts, Vite throws a plain one.
  const collected = error instanceof Error && "errors" in error ? error.errors : undefined;
  const errors = Array.isArray(collected) ? collected : [error];
  return errors.map(({ message, id, loc, permission }: Failure) => {
    const file = withoutQuery(loc?.file ?? id ?? "");
    const place = loc?.line ? `${file}:${loc.line}:${loc.column + 1}: ` : file ? `${file}: ` : "";
    if (permission !== undefined) return `${place}refers to a file that ${notOurs}.`;
    return place + message;
  });
}
