import { readFile, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";

/** The third-party packages that the code of a client may use, all from Mocca's own node_modules. */
export type Packages = {
  /** What a client's file may import by name, with its exact version. */
  direct: Readonly<Record<string, string>>;
  /** What the worktree finds in its node_modules: the direct packages and types, each with its real folder. */
  links: Readonly<Record<string, string>>;
  /** The real folders of those packages, of what they need themselves, and of their types. */
  folders: readonly string[];
  /** Each of them as `name@version`. */
  versions: readonly string[];
};

const packageJson = z.object({
  version: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
  peerDependencies: z.record(z.string(), z.string()).default({}),
  peerDependenciesMeta: z
    .record(z.string(), z.object({ optional: z.boolean().optional() }))
    .default({}),
});
type PackageJson = z.infer<typeof packageJson>;

/**
 * Follows the dependencies of the template's package.json, and its `@types`, through the checkout's `modulesFolder`.
 * Throws when one of those is not installed. Optional peers are left out: the template names what it wants.
 */
export async function findPackages(
  modulesFolder: string,
  templatePackageJson: string,
): Promise<Packages> {
  const template = await readPackage(templatePackageJson);
  const found = new Map<string, string>();
  const links: Record<string, string> = {};

  const visit = async (name: string, from: string): Promise<string | undefined> => {
    const folder = await findFolder(name, from);
    if (folder === undefined || found.has(folder)) return folder;
    const own = await readPackage(join(folder, "package.json"));
    found.set(folder, `${name}@${own.version}`);
    for (const needed of needsOf(own)) await visit(needed, folder);
    return folder;
  };
  const types = Object.keys(template.devDependencies).filter((name) => name.startsWith("@types/"));
  for (const name of [...Object.keys(template.dependencies), ...types]) {
    const folder = await visit(name, modulesFolder);
    if (folder === undefined) throw new Error(`The template needs ${name}, which is not installed`);
    links[name] = folder;
  }
  return {
    direct: template.dependencies,
    links,
    folders: [...found.keys()].sort(),
    versions: [...found.values()].sort(),
  };
}

function needsOf(own: PackageJson): string[] {
  const peers = Object.keys(own.peerDependencies).filter(
    (name) => own.peerDependenciesMeta[name]?.optional !== true,
  );
  return [...Object.keys(own.dependencies), ...peers];
}

async function readPackage(path: string): Promise<PackageJson> {
  return packageJson.parse(JSON.parse(await readFile(path, "utf8")));
}

/** Where Node finds a package from a folder: the nearest node_modules upwards that has it. */
async function findFolder(name: string, from: string): Promise<string | undefined> {
  for (let folder = from; ; folder = dirname(folder)) {
    const place = folder.endsWith("/node_modules")
      ? join(folder, name)
      : join(folder, "node_modules", name);
    // Not there is the usual answer on the way up.
    const real = await realpath(place).catch(() => undefined);
    if (real !== undefined) return real;
    if (folder === dirname(folder)) return undefined;
  }
}
