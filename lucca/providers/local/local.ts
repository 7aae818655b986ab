import type { DatabaseServer } from "../../../db/environment-database.ts";
import type { FileTree, ModuleSource } from "../../compose/file-tree.ts";
import type { Compute } from "./compute/compute.ts";
import type { Pipeline } from "./pipeline/pipeline.ts";

/** What the local vendor works with on this machine. */
export type Local = {
  dataDir: string;
  databases: DatabaseServer;
  compute: Compute;
  pipeline: Pipeline;
  /** The catalogue's sources, as this checkout has them. */
  sources: { modules: ModuleSource[]; template: FileTree };
  /** Where this process answers, such as `http://127.0.0.1:8787`; names under *.localhost do not resolve here. */
  origin: string;
};
