import type { Command, Group } from "../command.ts";
import { accessListCommand } from "./access-list.ts";
import { accessRevokeCommand } from "./access-revoke.ts";
import { accessTokenCommand } from "./access-token.ts";
import { auditListCommand } from "./audit-list.ts";
import { auditVerifyCommand } from "./audit-verify.ts";
import { canCommand } from "./can.ts";
import { clientAddCommand } from "./client-add.ts";
import { clientCloneCommand } from "./client-clone.ts";
import { clientGuardCommand } from "./client-guard.ts";
import { clientListCommand } from "./client-list.ts";
import { clientSecretsCommand } from "./client-secrets.ts";
import { clientShowCommand } from "./client-show.ts";
import { deploysListCommand } from "./deploys-list.ts";
import { deploysLogsCommand } from "./deploys-logs.ts";
import { destroyCommand } from "./destroy.ts";
import { help } from "./help.ts";
import { keyIssueCommand } from "./key-issue.ts";
import { keyListCommand } from "./key-list.ts";
import { keyRevokeCommand } from "./key-revoke.ts";
import { modulesCommand } from "./modules.ts";
import { outboxLinkCommand } from "./outbox-link.ts";
import { outboxListCommand } from "./outbox-list.ts";
import { outboxRedriveCommand } from "./outbox-redrive.ts";
import { personAgainCommand } from "./person-again.ts";
import { personChangeCommand } from "./person-change.ts";
import { personEndCommand } from "./person-end.ts";
import { personGiveCommand } from "./person-give.ts";
import { personInviteCommand } from "./person-invite.ts";
import { personListCommand } from "./person-list.ts";
import { personTakeCommand } from "./person-take.ts";
import { planListCommand } from "./plan-list.ts";
import { projectAddCommand } from "./project-add.ts";
import { promoteCommand } from "./promote.ts";
import { provisionCommand } from "./provision.ts";
import { rollbackCommand } from "./rollback.ts";
import { runCancelCommand } from "./run-cancel.ts";
import { runListCommand } from "./run-list.ts";
import { runLogsCommand } from "./run-logs.ts";
import { runRetryCommand } from "./run-retry.ts";
import { runShowCommand } from "./run-show.ts";
import { sessionEndCommand } from "./session-end.ts";
import { sessionListCommand } from "./session-list.ts";
import { signinCommand } from "./signin.ts";
import { statusCommand } from "./status.ts";
import { tokenListCommand } from "./token-list.ts";
import { tokenRevokeCommand } from "./token-revoke.ts";
import { whyCommand } from "./why.ts";

/** Everything that can be said, in the order of /help. */
export const commands: readonly Command[] = [
  provisionCommand,
  statusCommand,
  destroyCommand,
  deploysListCommand,
  deploysLogsCommand,
  promoteCommand,
  rollbackCommand,
  planListCommand,
  runListCommand,
  runShowCommand,
  runLogsCommand,
  runCancelCommand,
  runRetryCommand,
  clientListCommand,
  clientShowCommand,
  clientSecretsCommand,
  clientAddCommand,
  clientCloneCommand,
  clientGuardCommand,
  projectAddCommand,
  tokenListCommand,
  tokenRevokeCommand,
  keyIssueCommand,
  keyListCommand,
  keyRevokeCommand,
  accessListCommand,
  accessTokenCommand,
  accessRevokeCommand,
  modulesCommand,
  personListCommand,
  personInviteCommand,
  personAgainCommand,
  personChangeCommand,
  personGiveCommand,
  personTakeCommand,
  personEndCommand,
  signinCommand,
  sessionListCommand,
  sessionEndCommand,
  outboxListCommand,
  outboxLinkCommand,
  outboxRedriveCommand,
  canCommand,
  whyCommand,
  auditListCommand,
  auditVerifyCommand,
  help,
];

/** First words with several commands, and what they mean alone and with a value. */
export const groups: readonly Group[] = [
  { word: "run", alone: "run list", given: "run show" },
  { word: "deploys", given: "deploys list" },
  { word: "plan", alone: "plan list", given: "plan list" },
  { word: "client", alone: "client list", given: "client show" },
  { word: "project" },
  { word: "token" },
  { word: "access", alone: "access list", given: "access list" },
  { word: "key", alone: "key list" },
  { word: "person", alone: "person list" },
  { word: "session", alone: "session list" },
  { word: "outbox", alone: "outbox list" },
  { word: "audit", alone: "audit list", given: "audit list" },
];
