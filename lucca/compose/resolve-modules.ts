import type { Fault } from "../../db/refusal.ts";
import type { BuiltModule, CatalogueEntry, PlannedModule } from "../../modules/contract.ts";
import type { Manifest } from "../manifest.ts";

export type ResolvedModules = {
  /** What the instance is made of, each after the modules that it requires. */
  enabled: BuiltModule[];
  /** Enabled, but only planned: recorded and said in words, never composed. */
  wanted: PlannedModule[];
  faults: Fault[];
};

type Wish = { path: string; enabled: boolean; version: string; entry: CatalogueEntry };

/** The module that every client instance stands on, whether its manifest names it or not. */
const shell = "mocca-client";

/**
 * Which modules a manifest means. `latest` is the catalogue's version; a name or version that the
 * catalogue does not have, and a module whose requirement is not enabled, are faults.
 */
export function resolveModules(
  modules: Manifest["modules"],
  catalogue: readonly CatalogueEntry[],
): ResolvedModules {
  const { wishes, faults } = readWishes(modules, catalogue);
  const chosen = wishes.filter((wish) => wish.enabled || wish.entry.name === shell);
  faults.push(...chosen.flatMap((wish) => versionFaults(wish)));
  const meant = [
    ...catalogue.filter((entry) => entry.name === shell),
    ...chosen.map((wish) => wish.entry),
  ];
  const composed = meant.filter((entry) => entry.state === "built");
  const built = new Map(composed.map((entry) => [entry.name, entry]));
  faults.push(
    ...[...built.values()].flatMap((entry) => requirementFaults(entry, built, catalogue)),
  );
  return {
    enabled: inOrder(built),
    wanted: meant.filter((entry) => entry.state === "planned"),
    faults,
  };
}

function readWishes(modules: Manifest["modules"], catalogue: readonly CatalogueEntry[]) {
  const { integrations, ...plain } = modules;
  const named = [
    ...Object.entries(plain).map((pair) => ["module", "modules", ...pair] as const),
    ...Object.entries(integrations).map(
      (pair) => ["integration", "modules.integrations", ...pair] as const,
    ),
  ];
  const wishes: Wish[] = [];
  const faults: Fault[] = [];
  for (const [kind, place, name, { enabled, version }] of named) {
    const kin = catalogue.filter((entry) => entry.kind === kind);
    const entry = kin.find((candidate) => candidate.manifestName === name);
    if (entry) wishes.push({ path: `${place}.${name}`, enabled, version, entry });
    else {
      const names = kin.map((candidate) => candidate.manifestName).join(", ");
      faults.push({ path: `${place}.${name}`, found: `“${name}”`, allowed: names });
    }
  }
  return { wishes, faults };
}

function versionFaults({ path, enabled, version, entry }: Wish): Fault[] {
  if (!enabled) {
    const allowed = "true: every client instance stands on this module";
    return [{ path: `${path}.enabled`, found: "false", allowed }];
  }
  if (version === "latest" || version === entry.version) return [];
  const allowed = entry.version ? `latest, ${entry.version}` : "latest: this one is planned";
  return [{ path: `${path}.version`, found: `“${version}”`, allowed }];
}

function requirementFaults(
  entry: BuiltModule,
  built: ReadonlyMap<string, BuiltModule>,
  catalogue: readonly CatalogueEntry[],
): Fault[] {
  const missing = entry.requires.filter((name) => !built.has(name));
  return missing.map((name) => {
    const required = catalogue.find((candidate) => candidate.name === name);
    return {
      path: `modules.${required?.manifestName ?? name}.enabled`,
      found: required?.state === "planned" ? "a module that is only planned" : "not enabled",
      allowed: `true: ${entry.title} requires it`,
    };
  });
}

function inOrder(built: ReadonlyMap<string, BuiltModule>): BuiltModule[] {
  const ordered = new Set<BuiltModule>();
  const visit = (entry: BuiltModule, path: readonly string[]) => {
    if (path.includes(entry.name))
      throw new Error(`modules require each other: ${path.join(", ")}`);
    for (const name of entry.requires) {
      const required = built.get(name);
      if (required) visit(required, [...path, entry.name]);
    }
    ordered.add(entry);
  };
  for (const entry of built.values()) visit(entry, []);
  return [...ordered];
}
