import type { ButtonHandler } from "../button.ts";
import { approvePlanButton } from "./approve-plan.ts";
import { cancelPlanButton } from "./cancel-plan.ts";
import { cancelRunButton } from "./cancel-run.ts";
import { retryRunButton } from "./retry-run.ts";

/** Everything that can be pressed. */
export const buttons: readonly ButtonHandler[] = [
  approvePlanButton,
  cancelPlanButton,
  cancelRunButton,
  retryRunButton,
];
