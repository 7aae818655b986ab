import IconArrowBackUp from "@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs";
import IconBell from "@tabler/icons-react/dist/esm/icons/IconBell.mjs";
import IconCheck from "@tabler/icons-react/dist/esm/icons/IconCheck.mjs";
import IconClock from "@tabler/icons-react/dist/esm/icons/IconClock.mjs";
import IconHandStop from "@tabler/icons-react/dist/esm/icons/IconHandStop.mjs";
import IconLoader2 from "@tabler/icons-react/dist/esm/icons/IconLoader2.mjs";
import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import type { Tone } from "../../bot/message.ts";

/** One colour and one icon for each state; the colours are the variables of looks.css. */
export const states = {
  waiting: { colour: "var(--state-waiting)", icon: IconClock },
  running: { colour: "var(--state-running)", icon: IconLoader2 },
  done: { colour: "var(--state-done)", icon: IconCheck },
  failed: { colour: "var(--state-failed)", icon: IconX },
  stopped: { colour: "var(--state-stopped)", icon: IconHandStop },
  undone: { colour: "var(--state-undone)", icon: IconArrowBackUp },
  "needs you": { colour: "var(--state-needs-you)", icon: IconBell },
} satisfies Record<Tone, { colour: string; icon: typeof IconClock }>;
