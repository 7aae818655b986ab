import { Refusal } from "../db/refusal.ts";
import { logToStderr } from "./log.ts";
import { inPlainWords } from "./plain-words.ts";
import { serve } from "./serve.ts";
import { stopSignal } from "./stop-signal.ts";

const stopping = stopSignal();

// The entry's one catch: a refusal in words, anything else as the bug that it is.
try {
  const served = await serve(process.env, { log: logToStderr });
  console.log(`Console: ${served.baseUrl}`);
  await stopping;
  console.log("Stopping: what runs is brought to a safe place first.");
  await served.stop();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Refusal ? inPlainWords(error) : error);
  process.exit(1);
}
