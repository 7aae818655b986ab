import { issueServiceToken } from "./access/issue-service-token.ts";
import { revokeServiceToken } from "./access/revoke-service-token.ts";
import { addClient } from "./clients/add.ts";
import { guardClient } from "./clients/guard.ts";
import { promote } from "./deploys/promote.ts";
import { push } from "./deploys/push.ts";
import { reportDeploy } from "./deploys/report.ts";
import { rollback } from "./deploys/rollback.ts";
import { destroy } from "./environments/destroy.ts";
import { provision } from "./environments/provision.ts";
import { issueKey } from "./keys/issue.ts";
import { revokeKey } from "./keys/revoke.ts";
import { dropUnsent } from "./outbox/drop.ts";
import { linkOfMail } from "./outbox/link.ts";
import { redrive } from "./outbox/redrive.ts";
import { addPerson } from "./people/add.ts";
import { changePerson } from "./people/change.ts";
import { endPerson } from "./people/end.ts";
import { endOtherSessions } from "./people/end-other-sessions.ts";
import { endSession } from "./people/end-session.ts";
import { giveClient } from "./people/give.ts";
import { inviteAgain } from "./people/invite-again.ts";
import { signInLink } from "./people/sign-in-link.ts";
import { takeClient } from "./people/take-client.ts";
import { approvePlan } from "./plans/approve.ts";
import { cancelPlan } from "./plans/cancel.ts";
import { proposeChange } from "./plans/propose.ts";
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
  proposeChange,
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
  issueKey,
  revokeKey,
  issueServiceToken,
  revokeServiceToken,
  addPerson,
  inviteAgain,
  changePerson,
  giveClient,
  takeClient,
  endPerson,
  signInLink,
  endSession,
  endOtherSessions,
  redrive,
  dropUnsent,
  linkOfMail,
] as const;
