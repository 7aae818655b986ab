import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/** The configuration that every worktree gets in the place of what the commit had: file name → content. */
export type ToolConfig = Readonly<Record<string, string>>;

const biomeJson = z.looseObject({ files: z.object({ includes: z.array(z.string()) }) });

/** Mocca's template for client repositories, so that a push here is judged as it is with any other git vendor. */
export async function readToolConfig(
  templateFolder: string,
  dependencies: Readonly<Record<string, string>>,
): Promise<ToolConfig> {
  const read = (name: string) => readFile(join(templateFolder, name), "utf8");
  const biome = biomeJson.parse(JSON.parse(await read("biome.json")));
  return {
    "package.json": JSON.stringify({ private: true, type: "module", dependencies }),
    "tsconfig.json": await read("tsconfig.json"),
    // Drawings come out of other programs, and the pages that show them say what they are.
    "biome.json": JSON.stringify({
      ...biome,
      root: true,
      files: { includes: [...biome.files.includes, "!**/*.svg"] },
    }),
  };
}

export async function writeToolConfig(tree: string, config: ToolConfig): Promise<void> {
  for (const [name, content] of Object.entries(config))
    await writeFile(join(tree, name), content, { flag: "wx" });
}
