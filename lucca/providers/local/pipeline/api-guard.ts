import { builtinModules } from "node:module";
import type { Plugin } from "esbuild";
import { type Ground, isOnGround, isUnder, judgeImport } from "./ground.ts";
import type { RefusedImports } from "./refused-imports.ts";

const builtin = new RegExp(
  `^(node:)?(${builtinModules.filter((name) => !name.startsWith("_")).join("|")})$`,
);

/** Keeps esbuild on the ground: sees every resolution, and every file before it is read. */
export function apiGuard(ground: Ground, refused: RefusedImports): Plugin {
  return {
    name: "mocca",
    setup(build) {
      build.onResolve({ filter: /^cloudflare:/ }, ({ path }) => ({ path, external: true }));
      build.onResolve({ filter: builtin }, ({ path, kind }) => {
        const name = path.startsWith("node:") ? path : `node:${path}`;
        // A worker has no require: a CommonJS package gets the builtin through an import.
        return kind === "require-call"
          ? { path: name, namespace: "builtin" }
          : { path: name, external: true };
      });
      build.onLoad({ filter: /.*/, namespace: "builtin" }, ({ path }) => ({
        contents: `import * as all from "${path}"; import usual from "${path}"; module.exports = usual ?? all;`,
      }));
      const refusal = (path: string, importer: string, why: string) => ({
        errors: [{ text: refused.refuse(path, importer, why).message }],
      });
      build.onResolve({ filter: /.*/ }, async (args) => {
        const { path, importer, resolveDir, kind, pluginData } = args;
        if (pluginData === resolving || kind === "entry-point") return undefined;
        if (!isUnder(ground.tree, importer)) return undefined;
        const verdict = judgeImport(ground, path, importer);
        if (verdict.at === "refused") return refusal(path, importer, verdict.why);
        if (verdict.at === "elsewhere")
          return path.startsWith("data:") ? undefined : refusal(path, importer, "is not bundled");
        const asked = { importer, resolveDir, kind, pluginData: resolving, with: args.with };
        const found = await build.resolve(path, asked);
        const fine = found.errors.length > 0 || found.external || isOnGround(ground, found.path);
        return fine ? found : refusal(path, importer, out);
      });
      build.onLoad({ filter: /.*/, namespace: "file" }, ({ path }) =>
        isOnGround(ground, path) ? undefined : refusal("", "", out),
      );
    },
  };
}

/** Marks the question that this plugin itself asks of esbuild's resolver. */
const resolving = Symbol("resolving");
const out = "leads out of the repository";
