import { addClient } from "./clients/add.ts";
import { guardClient } from "./clients/guard.ts";
import { promote } from "./deploys/promote.ts";
import { push } from "./deploys/push.ts";
import { reportDeploy } from "./deploys/report.ts";
import { rollback } from "./deploys/rollback.ts";
import { destroy } from "./environments/destroy.ts";
import { provision } from "./environments/provision.ts";
import { addPerson } from "./people/add.ts";
import { giveClient } from "./people/give.ts";
import { approvePlan } from "./plans/approve.ts";
import { cancelPlan } from "./plans/cancel.ts";
import { addProject } from "./projects/add.ts";
import { cancelRun } from "./runs/cancel.ts";
import { retryRun } from "./runs/retry.ts";
import { issueToken } from "./tokens/issue.ts";
import { revokeToken } from "./tokens/revoke.ts";

/** Everything that changes something. */
export const verbs = [
  addClient,
  guardClient,
  addProject,
  provision,
  destroy,
  approvePlan,
  cancelPlan,
  cancelRun,
  retryRun,
  push,
  promote,
  rollback,
  reportDeploy,
  issueToken,
  revokeToken,
  addPerson,
  giveClient,
] as const;
