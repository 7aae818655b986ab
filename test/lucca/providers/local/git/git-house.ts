import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { ensureRepository } from "../../../../../lucca/providers/local/git/repository.ts";
import { type House, houseOf, serveHouse } from "./git-door-server.ts";

/** A scratch folder that is gone after the test. */
export async function scratch(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "mocca-git-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 20 }));
  return folder;
}

/** The git door on a real node:http server, with one empty repository behind it. */
export async function openHouse(): Promise<House> {
  const folder = await scratch();
  const gitDir = join(folder, "panna.git");
  await ensureRepository({ gitDir, marker: "panna" });
  const house = houseOf(gitDir, folder);
  const { base, close } = await serveHouse(house);
  house.base = base;
  onTestFinished(close);
  return house;
}

export function address(house: House, token: string, name = "panna"): string {
  return `${house.base.replace("://", `://anyone:${token}@`)}/git/${name}.git`;
}
