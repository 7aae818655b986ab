import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

// Under Node's permission model existsSync throws for a path that may not be read, and Vite asks about many on its way up:
// to it, such a path is not there.
const { existsSync } = fs;
fs.existsSync = (path) => {
  try {
    return existsSync(path);
  } catch {
    return false;
  }
};
syncBuiltinESMExports();
