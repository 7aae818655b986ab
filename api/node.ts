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
  if (served.signIn !== undefined) console.log(`Sign in: ${served.signIn}`);
  const broken = await Promise.race([stopping.then(() => undefined), served.broken]);
  console.log(
    broken ? `Stopping: ${broken}.` : "Stopping: what runs is brought to a safe place first.",
  );
  await served.stop();
  process.exit(broken ? 1 : 0);
} catch (error) {
  console.error(error instanceof Refusal ? inPlainWords(error) : error);
  process.exit(1);
}
