import { join } from "node:path";
import type { Provider } from "../../provider.ts";
import { environmentIn } from "./environment-in.ts";
import type { Local } from "./local.ts";
import { markedFolder } from "./marked-folder.ts";

/** An environment's place in workerd; what runs in it comes with its deploys. */
export function compute(local: Local): Provider {
  return markedFolder(
    (work) => join(local.dataDir, "environments", environmentIn(work).id),
    (work) => local.compute.stop(environmentIn(work).id),
  );
}
