import { randomUUID } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ChildLimits } from "./run-child.ts";
import type { Toolchain } from "./toolchain.ts";

/** The folders of one build while it is made. */
export type Workplace = {
  folder: string;
  tree: string;
  out: string;
  home: string;
  /** What the machine's paths are called in a log. */
  names: Readonly<Record<string, string>>;
};

export type StageCall = {
  toolchain: Toolchain;
  place: Workplace;
  limits: ChildLimits;
  signal: AbortSignal;
};

export async function openWorkplace(toolchain: Toolchain): Promise<Workplace> {
  const folder = join(toolchain.work, randomUUID());
  const place = {
    folder,
    tree: join(folder, "tree"),
    out: join(folder, "out"),
    home: join(folder, "home"),
  };
  for (const each of [place.tree, place.out, place.home])
    await mkdir(each, { recursive: true, mode: 0o700 });
  return {
    ...place,
    names: {
      [place.tree]: "",
      [place.folder]: "…",
      [toolchain.modulesFolder]: "node_modules",
      [dirname(toolchain.modulesFolder)]: "mocca",
      [toolchain.dataDir]: "…",
    },
  };
}

export async function closeWorkplace(place: Workplace): Promise<void> {
  await rm(place.folder, { recursive: true, force: true });
}
