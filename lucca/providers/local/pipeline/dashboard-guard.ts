import type { Plugin } from "vite";
import { type Ground, isOnGround, isUnder, judgeImport } from "./ground.ts";
import type { RefusedImports } from "./refused-imports.ts";

/** The modules that Vite and rolldown write themselves; no other made-up id is let through. */
const ownModules =
  /^(\0rolldown\/runtime\.js|\0?vite\/(modulepreload-polyfill|preload-helper|dynamic-import-helper)(\.js)?|\0rolldown_dynamic_import_helper\.js|\0@oxc-project\+runtime@[\w./-]+)$/;

/** Keeps Vite on the ground: sees every resolution, then every module and asset of the finished bundle. */
export function dashboardGuard(ground: Ground, refused: RefusedImports): Plugin {
  return {
    name: "mocca",
    enforce: "pre",
    resolveId: {
      order: "pre",
      async handler(specifier, importer, options) {
        if (ownModules.test(specifier)) return null;
        if (importer === undefined) {
          if (isUnder(ground.tree, specifier) && isOnGround(ground, specifier)) return null;
          throw refused.refuse(specifier, "", "leads out of the repository");
        }
        if (!isUnder(ground.tree, importer) && isOnGround(ground, importer)) return null;
        const verdict = judgeImport(ground, specifier, importer);
        if (verdict.at === "elsewhere") return null;
        if (verdict.at === "refused") throw refused.refuse(specifier, importer, verdict.why);
        const wanted = verdict.at === "file" ? verdict.path : specifier;
        const found = await this.resolve(wanted, importer, { ...options, skipSelf: true });
        // Never left to the resolvers after this one: to them "/…" may be a path of the machine.
        if (found === null) throw refused.refuse(specifier, importer, "is not there");
        if (!found.external && isOnGround(ground, found.id)) return found;
        throw refused.refuse(specifier, importer, "leads out of the repository");
      },
    },
    generateBundle(_, bundle) {
      const strangers = [...this.getModuleIds()].filter(
        (id) => id.startsWith("/") && !isOnGround(ground, id),
      );
      const assets = Object.values(bundle).flatMap((file) =>
        file.type === "asset" ? file.originalFileNames : [],
      );
      strangers.push(...assets.filter((name) => !isOnGround(ground, `${ground.webRoot}/${name}`)));
      if (strangers.length > 0) throw refused.refuse("", "", "leads out of the repository");
    },
  };
}
