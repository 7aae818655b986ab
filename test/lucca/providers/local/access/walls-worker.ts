import { join } from "node:path";
import { build } from "esbuild";

const root = join(import.meta.dirname, "../../../../..");

/** The shell's own Worker with one small module, as it runs in a client's environment. */
export async function wallsWorker(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: root, loader: "ts" },
    bundle: true,
    write: false,
    format: "esm",
    conditions: ["workerd", "worker", "browser"],
  });
  return outputFiles[0]?.text ?? "";
}

const source = `
import { Hono } from "hono";
import { createWorker } from "./modules/mocca-client/api/worker.ts";

const echo = new Hono()
  .get("/seen", (c) => c.json({ email: c.var.email ?? null, headers: c.req.header() }))
  .post("/seen", (c) => c.json({ changed: true }))
  .get("/reach", async (c) => {
    try { return c.text(String((await fetch(c.req.query("url") ?? "")).status)); }
    catch (failure) { return c.text(failure.message); }
  });

export default createWorker([{ name: "echo", version: "1.0.0", routes: echo }], new Hono());
`;
