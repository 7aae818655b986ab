import { takeDataLock } from "../../api/data-lock.ts";

/** Takes the lock of the folder in the first argument, says how that went, and holds it until killed. */
try {
  takeDataLock(String(process.argv[2]));
  console.log("taken");
  setInterval(() => {}, 60_000);
} catch (error) {
  console.log(error instanceof Error ? error.message : error);
}
