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
      build.onResolve(
        { filter: /.*/ },
        async ({ path, importer, resolveDir, kind, pluginData, with: attributes }) => {
          if (pluginData === resolving || kind === "entry-point" || !isUnder(ground.tree, importer))
            return undefined;
          const verdict = judgeImport(ground, path, importer);
          if (verdict.at === "elsewhere" && path.startsWith("data:")) return undefined;
          if (verdict.at === "elsewhere")
            return { errors: [{ text: refused.refuse(path, importer, "is not bundled").message }] };
          if (verdict.at === "refused")
            return { errors: [{ text: refused.refuse(path, importer, verdict.why).message }] };
          const found = await build.resolve(path, {
            importer,
            resolveDir,
            kind,
            pluginData: resolving,
            with: attributes,
          });
          if (found.errors.length > 0 || found.external || isOnGround(ground, found.path))
            return found;
          return {
            errors: [
              { text: refused.refuse(path, importer, "leads out of the repository").message },
            ],
          };
        },
      );
      build.onLoad({ filter: /.*/, namespace: "file" }, ({ path }) =>
        isOnGround(ground, path)
          ? undefined
          : { errors: [{ text: refused.refuse("", "", "leads out of the repository").message }] },
      );
    },
  };
}

const resolving = Symbol("resolving");
