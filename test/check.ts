import { checks, rules, runChecks } from "./checks.ts";

// `npm run check`: format, lint, types, dead exports and the rules of the house; no database.
const failed = await runChecks([rules, ...checks]);
if (failed > 0) console.log(`${failed} of ${checks.length + 1} checks failed.`);
process.exit(failed > 0 ? 1 : 0);
