const exact = new Set([
  "package.json",
  "package-lock.json",
  "npm-shrinkwrap.json",
  "yarn.lock",
  "pnpm-lock.yaml",
  "pnpm-workspace.yaml",
  "bun.lock",
  "bun.lockb",
  "lerna.json",
  "deno.json",
  "deno.jsonc",
  "browserslist",
  "node_modules",
]);

const patterns = [
  /^\./,
  /^(ts|js)config([.-].*)?\.json$/,
  /^(biome|wrangler)\.(json|jsonc|toml)$/,
  /^(babel|eslint|lightningcss|oxlint|playwright|postcss|prettier|rolldown|rollup|svelte|tailwind|vite|vitest|webpack)\.config\./,
  /\.grit$/,
];

/**
 * Does a path of a commit configure a tool? Such a file stays out of the worktree at any depth: Mocca puts its own there,
 * so that no plugin, script or path of the pushed commit is ever read by a tool.
 */
export function isToolFile(path: string): boolean {
  return path
    .toLowerCase()
    .split("/")
    .some((name) => exact.has(name) || patterns.some((pattern) => pattern.test(name)));
}
