import { dirname } from "node:path";
import { houseOf, serveHouse } from "./git-door-server.ts";

// Run in a process of its own, so that a test can kill it: tells its parent where it listens.
const gitDir = process.argv[2] ?? "";
const { base } = await serveHouse(houseOf(gitDir, dirname(gitDir)));
process.send?.(base);
