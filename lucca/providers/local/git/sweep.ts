import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";

/** What a killed git leaves: locks, crash reports, quarantined pushes, half-written objects. */
const left = [
  /^(?:refs\/.+|objects\/info\/.+|objects\/[^/]+|[^/]+)\.lock$/,
  /^(?:gc\.pid|config\.new|fast_import_crash_\d+)$/,
  /^objects\/(?:incoming-|tmp_objdir-)[^/]*$/,
  /^objects\/[0-9a-f]{2}\/tmp_obj_[^/]*$/,
  /^objects\/pack\/(?:\.?tmp[-_][^/]*|[^/]+\.keep)$/,
];

/**
 * Takes away what a killed git left in a repository, so that its branches can be written again.
 * Only while no git works there: at boot, before the door opens. A repository that is gone is well.
 */
export async function sweepRepository(gitDir: string): Promise<void> {
  const paths = await readdir(gitDir, { recursive: true }).catch((error) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const leftovers = paths.filter((path) => left.some((pattern) => pattern.test(path)));
  await Promise.all(
    leftovers.map((path) => rm(join(gitDir, path), { recursive: true, force: true })),
  );
}
