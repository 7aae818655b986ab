import { Refusal } from "../../db/refusal.ts";
import { resolveModules } from "../../lucca/compose/resolve-modules.ts";
import { type Manifest, readManifest } from "../../lucca/manifest.ts";
import { catalogue } from "../../modules/index.ts";

/** Reads a manifest, modules included, or refuses with every fault in it at once. */
export function checkManifest(value: unknown, notDone: string): Manifest {
  const read = readManifest(value);
  const faults =
    "faults" in read ? read.faults : resolveModules(read.manifest.modules, catalogue).faults;
  if ("manifest" in read && faults.length === 0) return read.manifest;
  throw new Refusal(
    "invalid",
    `${notDone}: the manifest has ${faults.length === 1 ? "a fault" : `${faults.length} faults`}.`,
    "Mend the manifest and say it again.",
    faults,
  );
}
