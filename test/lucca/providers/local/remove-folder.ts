import { existsSync } from "node:fs";
import { join } from "node:path";
import { markedFolder } from "../../../../lucca/providers/local/marked-folder.ts";
import { workOn } from "./folder-work.ts";

/** Removes the folder in the first argument, and is killed once its marker is no longer there. */
const [folder = ""] = process.argv.slice(2);
const provider = markedFolder(
  () => folder,
  async () => undefined,
);
const watch = () => {
  if (existsSync(join(folder, ".lucca"))) setImmediate(watch);
  else process.kill(process.pid, "SIGKILL");
};
watch();
await provider.remove(workOn("compute/staging"));
