import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { build as bundle } from "esbuild";
import { checkout } from "./panna.ts";

/** Builds a repository by its own configuration: its pages into dist/, its Worker into worker.js. */
export async function build(folder: string): Promise<void> {
  await promisify(execFile)(join(checkout, "node_modules/.bin/vite"), ["build"], {
    cwd: folder,
    // The test run's own NODE_ENV would choose the development build of React.
    env: { ...process.env, NODE_ENV: "production" },
  });
  await bundle({
    entryPoints: [join(folder, "apps/api/index.ts")],
    outfile: join(folder, "worker.js"),
    bundle: true,
    minify: true,
    format: "esm",
    conditions: ["workerd", "worker", "browser"],
    logLevel: "silent",
  });
}
